using Flywheel.Model.Training;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Training.Settings;

namespace Flywheel.Model.Tests.Training.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Defaults_are_those_that_were_agreed_on()
    {
        Assert.Equal(
            """
            {"shape":"nano","type":"float32","seed":1,"min_pixels":0,"max_pixels":0,"length":8192,"held_out":0.02,"checkpoint_every":500,"keep_checkpoints":2,"stages":[{"name":"sft","datasets":[],"train":["vision","projector","language"],"epochs":1,"steps":0,"batch_tokens":8192,"accumulate":1,"learning_rate":1E-05,"vision_rate":1,"final_rate":0.1,"warmup":0.03,"weight_decay":0.1,"beta1":0.9,"beta2":0.95,"epsilon":1E-08,"clip_norm":1,"shuffle_rows":1024,"evaluate_every":0,"evaluate_rows":200}]}
            """,
            System.Text.Json.Nodes.JsonNode.Parse(SettingsFile.Write(Read("{}")))!.ToJsonString());
    }

    [Fact]
    public void A_stage_inherits_what_stands_at_the_top_and_overrules_it()
    {
        var settings = Read("""
            {
              "learning_rate": 2e-4, "epochs": 3, // for both
              "stages": [ { "name": "perception", "datasets": ["v-perception"], "train": ["vision", "projector"] }, { "learning_rate": 1e-5 }, ],
            }
            """);

        Assert.Equal(["perception", "stage 2"], settings.Stages.Select(stage => stage.Name));
        Assert.Equal([2e-4, 1e-5], settings.Stages.Select(stage => stage.LearningRate));
        Assert.Equal([3, 3], settings.Stages.Select(stage => stage.Epochs));
        Assert.Equal([ModelParts.Vision | ModelParts.Projector, ModelParts.All], settings.Stages.Select(stage => stage.Train));
    }

    [Fact]
    public void Paths_begin_where_the_file_lies() => Assert.Equal(_folder.File("tokenizer.json"), Read("{\"tokenizer\": \"tokenizer.json\"}").Tokenizer);

    [Theory]
    [InlineData("""{"learning_rat": 1}""", "there is no key learning_rat. The keys are from, shape,")]
    [InlineData("""{"learning_rate": 7}""", "learning_rate is 7; a number from 1E-09 to 1 is expected.")]
    [InlineData("""{"learning_rate": "1e-4"}""", "learning_rate is \"1e-4\"; a number from 1E-09 to 1 is expected.")]
    [InlineData("""{"epochs": 1.5}""", "epochs is 1.5; a whole number from 1 to 10000 is expected.")]
    [InlineData("""{"shape": "huge"}""", "shape is \"huge\"; tiny or nano is expected.")]
    [InlineData("""{"train": []}""", "train is []; a list of vision, projector, language is expected.")]
    [InlineData("""{"seed": -1}""", "seed is -1; a whole number from 0 to 2^64 - 1 is expected.")]
    [InlineData("""{"stages": []}""", "stages must be a list of 1 to 32 stages.")]
    [InlineData("""{"stages": [{"datasets": ["vtbench"]}]}""", "stages[0].datasets is [\"vtbench\"]; a list of v-interaction, v-perception is expected.")]
    [InlineData("""{"stages": [{}, {"seed": 1}]}""", "there is no key stages[1].seed.")]
    [InlineData("""{"epochs": 1, "epochs": 2}""", "cannot be read as settings")]
    [InlineData("[]", "an object of keys and values is expected.")]
    [InlineData("{", "cannot be read as settings")]
    public void What_is_wrong_is_named_with_its_range(string json, string message) =>
        Assert.Contains(message, Assert.Throws<TrainingException>(() => Read(json)).Message);

    [Fact]
    public void Settings_that_are_written_are_read_back_as_they_were()
    {
        var settings = Read("""{"seed": 18446744073709551615, "type": "bfloat16", "from": "model", "stages": [{"epochs": 4}, {"train": ["language"], "beta2": 0.99}]}""");

        Assert.Equal(SettingsFile.Write(settings), SettingsFile.Write(Read(SettingsFile.Write(settings))));
    }

    [Fact]
    public void Every_key_that_the_weights_depend_on_is_part_of_what_determines_a_training_and_no_other()
    {
        foreach (var (json, determines) in new[]
        {
            ("""{"learning_rate": 0.5}""", true), ("""{"seed": 9}""", true), ("""{"max_pixels": 9999}""", true), ("""{"train": ["language"]}""", true), ("""{"shuffle_rows": 5}""", true),
            ("""{"name": "x"}""", false), ("""{"evaluate_every": 5}""", false), ("""{"checkpoint_every": 5}""", false), ("""{"keep_checkpoints": 5}""", false), ("""{"tokenizer": "x"}""", false),
        })
        {
            Assert.Equal(determines, SettingsFile.Determining(Read(json)) != SettingsFile.Determining(Read("{}")));
        }
    }

    public void Dispose() => _folder.Dispose();

    private TrainingSettings Read(string json)
    {
        File.WriteAllText(_folder.File("settings.json"), json);
        return SettingsFile.Read(_folder.File("settings.json"));
    }
}
