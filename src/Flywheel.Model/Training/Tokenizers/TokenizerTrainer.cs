using Flywheel.Model.Interaction;
using Flywheel.Model.Training.Data;
using Flywheel.Model.Training.Models;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Training.Tokenizers;

/// <summary>Makes the tokenizer of a model that begins with random weights, from the text that the model will be trained on, instructions included.</summary>
public static class TokenizerTrainer
{
    /// <summary>The fewest tokens: bytes and special tokens without a merge.</summary>
    public static int FewestTokens => 256 + SpecialTokens.All.Length;

    /// <summary>The most tokens; Qwen's own vocabulary has fewer.</summary>
    public const int MostTokens = 200_000;

    /// <summary>Makes a tokenizer. The same rows give the same file.</summary>
    /// <param name="places">Parquet files, dataset folders, or folders of such.</param>
    /// <param name="vocabulary">The tokens, special ones included, <see cref="FewestTokens"/> to <see cref="MostTokens"/>; fewer where the text has fewer pairs.</param>
    /// <param name="rows">The most rows that are read, held-out ones not among them.</param>
    /// <param name="path">The tokenizer.json to write.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The tokens that the file has, and the rows that were read.</returns>
    /// <exception cref="DatasetException">The data is not there or damaged.</exception>
    public static async Task<(int Tokens, long Rows)> TrainAsync(IReadOnlyList<string> places, int vocabulary, long rows, string path, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, FewestTokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vocabulary, MostTokens);
        var data = await TrainingData.OpenAsync(places, cancellationToken);
        var pieces = new PieceCounts();
        var read = 0L;
        foreach (var group in data.Groups.Where(group => group.Use != RowUse.HeldOut))
        {
            if (read >= rows) break;
            foreach (var row in (await DatasetReader.ReadGroupAsync(group.File, group.Schema, group.Index, cancellationToken)).Select(reading => reading.Row).OfType<DatasetRow>())
            {
                if (read++ >= rows) break;
                foreach (var text in Texts(row)) pieces.Add(text);
            }
        }
        var found = BytePairTrainer.Train(pieces, vocabulary - SpecialTokens.All.Length, cancellationToken);
        TokenizerWriter.Write(path, found, SpecialTokens.All);
        return (found.Tokens.Length + SpecialTokens.All.Length, Math.Min(read, rows));
    }

    private static IEnumerable<string> Texts(DatasetRow row)
    {
        var isInteraction = ReferenceEquals(row.Schema, DatasetSchema.VInteraction);
        var question = row.Text("question");
        return isInteraction
            ? ["system\n", "user\n", "assistant\n", ThinkingForm.Figure.SystemPrompt, ThinkingForm.Figure.Ask(question), row.Text("CoT_with_code")]
            : ["user\n", "assistant\n", InteractiveProtocol.AskPerception(question), row.Text("answer")];
    }
}
