using Flywheel.Model.Tokenization;
using Flywheel.Model.Training;
using Flywheel.Model.Training.Data;
using Flywheel.Model.Training.Models;

namespace Flywheel.Model.Tests.Training.Data;

public sealed class BatchStreamTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public async Task An_epoch_has_every_row_once_in_an_order_of_its_own()
    {
        var batches = await BatchesAsync(epochs: 2);

        var (first, second) = (Texts(batches, 0), Texts(batches, 1));
        Assert.Equal(first.Order(), second.Order());
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_batches_and_another_seed_others()
    {
        var (one, same, other) = (await BatchesAsync(), await BatchesAsync(), await BatchesAsync(seed: 2));

        Assert.Equal(Texts(one, 0), Texts(same, 0));
        Assert.NotEqual(Texts(one, 0), Texts(other, 0));
        Assert.Equal(Texts(one, 0).Order(), Texts(other, 0).Order());
    }

    [Fact]
    public async Task From_a_position_on_the_stream_is_the_same_as_if_it_had_been_read_to_there()
    {
        var all = await BatchesAsync(epochs: 2);

        foreach (var at in new[] { 0, 3, all.Count / 2, all.Count - 2 })
        {
            var rest = await BatchesAsync(epochs: 2, from: all[at].After);
            Assert.Equal(all.Skip(at + 1).Select(Text), rest.Select(Text));
            Assert.Equal(all.Skip(at + 1).Select(batch => batch.After), rest.Select(batch => batch.After));
        }
    }

    [Fact]
    public async Task Batches_hold_examples_of_similar_length_within_their_tokens()
    {
        var batches = await BatchesAsync(batchTokens: 700);

        Assert.All(batches, batch => Assert.True(batch.Prompts.Length == 1 || batch.Prompts.Length * batch.Prompts.Max(prompt => prompt.Tokens.Length) <= 700));
        var padding = batches.Sum(batch => (batch.Prompts.Length * batch.Prompts.Max(prompt => prompt.Tokens.Length)) - batch.Tokens);
        Assert.InRange((double)padding / batches.Sum(batch => batch.Tokens), 0, 0.15);
    }

    [Fact]
    public async Task At_the_end_of_an_epoch_all_its_rows_are_accounted_for()
    {
        var data = await TrainingData.OpenAsync([fixture.Data], default);
        var rows = data.Groups.Where(group => group.Use == RowUse.Train && group.Schema.Name == "v-perception").Sum(group => group.Rows);

        Assert.Equal(rows, (await BatchesAsync())[^1].After.Rows);
        // Rows left out for their length count as read.
        Assert.Equal(rows, (await BatchesAsync(length: 120))[^1].After.Rows);
        Assert.Contains("No row is left to learn from", (await Assert.ThrowsAsync<TrainingException>(() => BatchesAsync(length: 64))).Message);
    }

    private static string[] Texts(List<TrainingBatch> batches, int epoch) => [.. batches.Where(batch => batch.After.Epoch == epoch).SelectMany(batch => batch.Prompts).Select(prompt => $"{string.Join(' ', prompt.Tokens)} {prompt.Images!.Patches.Sum()}")];

    private static string Text(TrainingBatch batch) => string.Join('|', batch.Prompts.Select(prompt => string.Join(' ', prompt.Tokens)));

    private async Task<List<TrainingBatch>> BatchesAsync(int epochs = 1, ulong seed = 1, DataPosition? from = null, int batchTokens = 600, int length = 4096)
    {
        var folder = ModelFolder.Read(fixture.Settings);
        var store = new PictureStore(folder.Processor, 1 << 20);
        var reader = new ExampleReader(
            new RowConversations(store, fixture.Authors.Engine, fixture.Renderer), new ConversationEncoder(Tokenizer.Load(fixture.Tokenizer), folder.Config), length, 0, skipBadRows: false);
        var data = await TrainingData.OpenAsync([Path.Combine(fixture.Data, "v-perception")], default);
        var stream = new BatchStream([.. data.Groups.Where(group => group.Use == RowUse.Train)], reader, new BatchMaker(store, batchTokens), epochs, 24, seed);
        return await stream.ReadAsync(from ?? DataPosition.Start, new LeftOutRows(), default).ToListAsync();
    }
}
