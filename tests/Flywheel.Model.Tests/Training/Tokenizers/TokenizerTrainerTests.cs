using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Training.Tokenizers;

namespace Flywheel.Model.Tests.Training.Tokenizers;

public sealed class TokenizerTrainerTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public void The_most_frequent_pair_is_merged_first_and_pairs_across_words_never()
    {
        var pieces = new PieceCounts();
        pieces.Add("low lower lowest low newest");

        var vocabulary = BytePairTrainer.Train(pieces, 259, default);

        Assert.Equal([('l', 'o'), ('\u0100', 'w')], vocabulary.Merges.Take(2).Select(pair => ((char)pair.Left, (char)pair.Right)));
        Assert.Equal(["lo", "low"], vocabulary.Tokens.Skip(256).Take(2));
        Assert.DoesNotContain(vocabulary.Tokens, token => token.IndexOf('Ġ', 1) >= 0);
    }

    [Fact]
    public void Two_pairs_that_spell_the_same_share_a_token()
    {
        var pieces = new PieceCounts();
        foreach (var word in Enumerable.Repeat("abc", 9).Concat(Enumerable.Repeat("xbc", 20)).Concat(Enumerable.Repeat("abd", 15)).Concat(Enumerable.Repeat("abcd", 7))) pieces.Add(word);

        var vocabulary = BytePairTrainer.Train(pieces, 400, default);

        Assert.Equal(vocabulary.Tokens.Length, vocabulary.Tokens.Distinct().Count());
        Assert.All(vocabulary.Merges, pair => Assert.Contains(vocabulary.Tokens[pair.Left] + vocabulary.Tokens[pair.Right], vocabulary.Tokens));
    }

    [Fact]
    public void Every_text_survives_the_tokenizer_whether_it_was_trained_on_or_not()
    {
        var tokenizer = Tokenizer.Load(fixture.Tokenizer);

        Assert.Equal(600, tokenizer.Size);
        Assert.All(SpecialTokens.All, token => Assert.True(tokenizer.IsSpecial(tokenizer.FindAdded(token)!.Value)));
        foreach (var text in new[] { "Where is the point A?", "Größe 漢字 🙂\r\n\t  x", "{'A': (120, 44.5)}", "I'LL don't ſ" }) Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Text_of_the_data_takes_fewer_tokens_than_bytes()
    {
        var tokenizer = Tokenizer.Load(fixture.Tokenizer);

        Assert.InRange(tokenizer.Encode(Flywheel.Synthesis.Datasets.InteractiveProtocol.SystemPrompt).Length, 1, Flywheel.Synthesis.Datasets.InteractiveProtocol.SystemPrompt.Length / 3);
    }

    [Fact]
    public void But_for_its_words_the_file_says_what_one_of_Hugging_Face_says()
    {
        static JsonObject Frame(string path)
        {
            var root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            foreach (var key in new[] { "vocab", "merges" }) root["model"]!.AsObject().Remove(key);
            foreach (var token in root["added_tokens"]!.AsArray()) token!.AsObject().Remove("id");
            root["added_tokens"] = root["added_tokens"]![1]!.DeepClone();
            return root;
        }

        Assert.True(JsonNode.DeepEquals(Frame(Path.Combine(Fixture.Tokenizer, "tokenizer.json")), Frame(fixture.Tokenizer)));
    }

    [Fact]
    public async Task The_same_rows_give_the_same_file()
    {
        using var folder = new TempFolder();
        await TokenizerTrainer.TrainAsync([fixture.Data], 600, 1000, folder.File("tokenizer.json"), default);

        Assert.Equal(File.ReadAllText(fixture.Tokenizer), File.ReadAllText(folder.File("tokenizer.json")));
        using var json = JsonDocument.Parse(File.ReadAllText(fixture.Tokenizer));
        Assert.Equal(593, json.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject().Count());
    }
}
