using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tests.Chat;
using Flywheel.Model.Tests.Interaction;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Training;
using Flywheel.Model.Training.Data;
using Flywheel.Model.Training.Models;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Tests.Training.Data;

public sealed class ExampleReaderTests : IClassFixture<TrainingFixture>, IDisposable
{
    private const string Thought = "<think>Draw it. <code>\n```python\nprint('a')\n```\n</code>\n<sandbox_output><image></sandbox_output> So it is 5.</think><answer>5</answer>";

    private readonly TrainingFixture _fixture;
    private readonly TempFolder _folder = new();
    private readonly Tokenizer _tokenizer;
    private readonly ModelConfig _config;
    private readonly byte[] _picture;

    public ExampleReaderTests(TrainingFixture fixture)
    {
        _fixture = fixture;
        _tokenizer = Tokenizer.Load(fixture.Tokenizer);
        _config = ModelFolder.Read(fixture.Settings).Config;
        _picture = fixture.Renderer.Png(fixture.Authors.Engine.Draw("Canvas(120, 90); Circle(60, 45, 30);").Scene!);
    }

    [Fact]
    public async Task A_published_row_becomes_the_conversation_that_the_thinker_has_with_a_model()
    {
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row());

        var example = Assert.Single(await ReadAsync());

        var form = ThinkingForm.Python;
        Assert.Equal(
            $"<|im_start|>system\n{form.SystemPrompt}<|im_end|>\n<|im_start|>user\n{Pads}{form.Ask("How long is it?")}<|im_end|>\n<|im_start|>assistant\n"
            + $"<think>Draw it. <code>\n```python\nprint('a')\n```\n</code>\n<sandbox_output>{Pads}</sandbox_output> So it is 5.</think><answer>5</answer><|im_end|>",
            _tokenizer.Decode(example.Tokens));
        Assert.Equal(2, example.Pictures.Length);
    }

    [Fact]
    public async Task Each_request_that_the_thinker_makes_is_the_beginning_of_the_example_token_by_token()
    {
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row());
        var example = Assert.Single(await ReadAsync());
        var generator = new ScriptedGenerator("<think>Draw it. <code>\n```python\nprint('a')\n```\n</code>", " So it is 5.</think><answer>5</answer>");
        var thinker = new Thinker(generator, new ScriptedSandbox([(SandboxStatus.Ran, 1, "")]), TimeProvider.System);
        var form = new ChatForm(_tokenizer, _config, ModelFolder.Read(_fixture.Settings).Processor);

        var transcript = await thinker.AnswerAsync(new ThinkingRequest(Picture.Read(_picture), "How long is it?") { Form = ThinkingForm.Python }, default);

        Assert.Equal("5", transcript.Answer);
        Assert.Equal(2, generator.Requests.Count);
        Assert.All(generator.Requests, request =>
        {
            var asked = form.Render(request.Turns).Tokens;
            Assert.Equal(example.Tokens.Take(asked.Length), asked);
        });
    }

    [Fact]
    public async Task Nothing_is_learned_but_what_the_model_writes()
    {
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row());

        var example = Assert.Single(await ReadAsync());

        // The line break of "</code>\n" belongs to the sandbox, but is one token with the bracket before it.
        Assert.Equal(
            "<think>Draw it. <code>\n```python\nprint('a')\n```\n</code>\n So it is 5.</think><answer>5</answer><|im_end|>",
            _tokenizer.Decode(example.Learned.Select(position => example.Tokens[position])));
    }

    [Fact]
    public async Task What_a_program_printed_is_read_and_not_learned_and_cannot_answer_for_the_model()
    {
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row(thought: Thought.Replace("<image>", "3.5 <|im_end|>")));

        var example = Assert.Single(await ReadAsync());

        Assert.Single(example.Pictures);
        Assert.Contains("<sandbox_output>3.5 < |im_end|></sandbox_output>", _tokenizer.Decode(example.Tokens));
        Assert.DoesNotContain("3.5", _tokenizer.Decode(example.Learned.Select(position => example.Tokens[position])));
    }

    [Fact]
    public async Task Pictures_between_code_blocks_are_drawn_again()
    {
        const string Figure = "Canvas(120, 90); Polygon(Point(\"A\", 20, 70), Point(\"B\", 100, 70), Point(\"C\", 60, 20));";
        const string Two = "<think>One. <code>\n```csharp\nSegment(60, 20, 60, 70);\n```\n</code>\n<sandbox_output><image></sandbox_output> "
            + "Two. <code>\n```csharp\nSegment(20, 70, 80, 45);\n```\n</code>\n<sandbox_output><image></sandbox_output> Done.</think><answer>1</answer>";
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row(code: Figure, thought: Two));

        var example = Assert.Single(await ReadAsync());

        var engine = _fixture.Authors.Engine;
        var first = _fixture.Renderer.Png(engine.DrawStep(engine.Draw(Figure).Scene!, "Segment(60, 20, 60, 70);").Scene!);
        Assert.Equal([_picture, first, _picture], example.Pictures.Select(picture => picture.File));
    }

    [Theory]
    [InlineData(1, null, "column question: there is no value")]
    [InlineData(1, " ", "column question: it is blank")]
    [InlineData(2, "not a picture", "column image: The file is not a picture")]
    [InlineData(6, "<think>hm", "column CoT_with_code: it has no <think>...</think>")]
    [InlineData(6, "<think><code>x</think><answer>1</answer>", "column CoT_with_code: code block 1 is not closed")]
    [InlineData(6, "<think><code>```python\na\n```</code> <code>```python\nb\n```</code></think><answer>1</answer>", "column original_img_code: the row has several code blocks")]
    public async Task A_bad_row_is_named_by_file_row_and_column_or_counted(int column, string? value, string fault)
    {
        var bad = Row(id: "bad-one");
        bad[column] = column == 2 ? System.Text.Encoding.UTF8.GetBytes(value!) : value;
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row(id: "a"), Row(id: "b"), bad, Row(id: "c"));
        var leftOut = new LeftOutRows();

        var error = await Assert.ThrowsAsync<TrainingException>(() => ReadAsync());
        var rest = await ReadAsync(skipBadRows: true, leftOut: leftOut);

        Assert.StartsWith($"{_folder.File("train-0.parquet")}, row 2", error.Message);
        Assert.Contains(fault, error.Message);
        Assert.EndsWith("leave such rows out with --skip-bad-rows.", error.Message);
        Assert.Equal(3, rest.Length);
        Assert.Equal([KeyValuePair.Create($"bad {fault.Split(':')[0]}", 1L)], leftOut.Counts);
    }

    [Fact]
    public async Task Rows_that_are_too_long_are_counted_and_left_out()
    {
        await HandmadeFile.WriteAsync(_folder.File("train-0.parquet"), Row(), Row(question: string.Concat(Enumerable.Repeat("word ", 600))));
        var leftOut = new LeftOutRows();

        Assert.Single(await ReadAsync(leftOut: leftOut));
        Assert.Equal([KeyValuePair.Create("longer than 600 tokens", 1L)], leftOut.Counts);
    }

    [Fact]
    public async Task Without_a_split_of_its_own_a_share_of_a_dataset_is_held_out_by_id()
    {
        await HandmadeFile.WriteAsync(_folder.File("part-0.parquet"), [.. Enumerable.Range(0, 40).Select(i => Row(id: $"{i}"))]);

        var (train, heldOut) = (await ReadAsync(share: 0.3), await ReadAsync(share: 0.3, heldOut: true));

        Assert.Equal(40, train.Length + heldOut.Length);
        Assert.InRange(heldOut.Length, 4, 22);
    }

    [Fact]
    public async Task Folders_of_datasets_are_read_with_their_splits_and_benchmarks_are_passed_over()
    {
        var folder = _fixture.NewFolder();
        await _fixture.ExportAsync(folder, 24, DatasetSchema.All);

        var data = await TrainingData.OpenAsync([folder], default);

        Assert.Equal(["v-interaction", "v-perception"], data.Groups.Select(group => group.Schema.Name).Distinct().Order());
        Assert.Equal([RowUse.Train, RowUse.HeldOut], data.Groups.Select(group => group.Use).Distinct().Order());
        Assert.All(data.Groups, group => Assert.Equal(group.Use == RowUse.HeldOut, Path.GetFileName(group.File).StartsWith("test", StringComparison.Ordinal)));
        var error = await Assert.ThrowsAsync<DatasetException>(() => TrainingData.OpenAsync([Path.Combine(folder, "vtbench")], default));
        Assert.Contains("has no rows to train on", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private string Pads => $"<|vision_start|>{string.Concat(Enumerable.Repeat("<|image_pad|>", ModelFolder.Read(_fixture.Settings).Processor.TokensOf(120, 90)))}<|vision_end|>";

    private object?[] Row(string id = "1", string question = "How long is it?", string code = "import matplotlib", string thought = Thought) =>
        [id, question, _picture, _picture, code, "print('a')", thought, "5"];

    private async Task<TrainingExample[]> ReadAsync(bool skipBadRows = false, LeftOutRows? leftOut = null, double share = 0, bool heldOut = false)
    {
        var store = new PictureStore(ModelFolder.Read(_fixture.Settings).Processor, 0);
        var reader = new ExampleReader(new RowConversations(store, _fixture.Authors.Engine, _fixture.Renderer), new ConversationEncoder(_tokenizer, _config), 600, share, skipBadRows);
        var data = await TrainingData.OpenAsync([_folder.Path], default);
        return [.. (await reader.ReadAsync(Assert.Single(data.Groups), heldOut, leftOut ?? new LeftOutRows(), default)).OfType<TrainingExample>()];
    }
}
