using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Training.Data;

/// <summary>
/// Reads examples of row groups, one group in memory at a time. A row that cannot be learned from ends the reading with its place, or is counted
/// where that was asked for.
/// </summary>
/// <param name="conversations">Turns rows into conversations.</param>
/// <param name="encoder">Turns conversations into tokens.</param>
/// <param name="length">The most tokens of an example; longer ones are counted and left out.</param>
/// <param name="heldOutShare">The share of rows that are held out by their hash.</param>
/// <param name="skipBadRows">Whether bad rows are counted and left out.</param>
internal sealed class ExampleReader(RowConversations conversations, ConversationEncoder encoder, int length, double heldOutShare, bool skipBadRows)
{
    /// <summary>An example for each row of a group, in order; null for a row that is left out or on the other side of the split.</summary>
    /// <exception cref="TrainingException">A row is bad; the message names file, row and column.</exception>
    /// <exception cref="DatasetException">The file is damaged.</exception>
    public async Task<ImmutableArray<TrainingExample?>> ReadAsync(RowGroup group, bool heldOut, LeftOutRows leftOut, CancellationToken cancellationToken)
    {
        var readings = await DatasetReader.ReadGroupAsync(group.File, group.Schema, group.Index, cancellationToken);
        var outcomes = readings.AsParallel().AsOrdered().Select(reading => Try(reading, group.Use, heldOut, cancellationToken)).ToArray();
        foreach (var (row, (_, fault)) in outcomes.Index().Where(outcome => outcome.Item.Fault is not null)) Report(group, row, readings[row], fault!, leftOut);
        return [.. outcomes.Select(outcome => Fit(outcome.Example, leftOut))];
    }

    /// <summary>The first held-out examples, at most a number of them.</summary>
    public async IAsyncEnumerable<TrainingExample> HeldOutAsync(IEnumerable<RowGroup> groups, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Rows left out are counted once, where they are trained on.
        var leftOut = new LeftOutRows();
        foreach (var group in groups.Where(group => group.Use != RowUse.Train))
        {
            foreach (var example in (await ReadAsync(group, heldOut: true, leftOut, cancellationToken)).OfType<TrainingExample>())
            {
                if (most-- <= 0) yield break;
                yield return example;
            }
        }
    }

    private (TrainingExample? Example, string? Fault) Try(RowReading reading, RowUse use, bool heldOut, CancellationToken cancellationToken)
    {
        // A row without an id is on the side that is trained on.
        if ((reading.Row is { } row && TrainingData.IsHeldOut(use, row.Id, heldOutShare)) != heldOut) return default;
        if (reading.Row is null) return (null, reading.Fault);
        try
        {
            return (encoder.Encode(conversations.Of(reading.Row, cancellationToken)), null);
        }
        catch (RowFaultException error)
        {
            return (null, error.Message);
        }
    }

    private TrainingExample? Fit(TrainingExample? example, LeftOutRows leftOut)
    {
        if (example is null || example.Tokens.Length <= length) return example;
        leftOut.Add($"longer than {length} tokens");
        return null;
    }

    private void Report(RowGroup group, int row, RowReading reading, string fault, LeftOutRows leftOut)
    {
        if (!skipBadRows)
        {
            var name = reading.Row is { } named ? $" ({named.Id})" : "";
            throw new TrainingException($"{group.File}, row {group.FirstRow + row}{name}, {fault}. Mend the row, or leave such rows out with --skip-bad-rows.");
        }
        leftOut.Add($"bad {fault.Split(':')[0]}");
    }
}
