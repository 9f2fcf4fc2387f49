using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Plans;
using Flywheel.Synthesis.Problems.Fingerprints;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Files;

/// <summary>Accepts candidates in their order up to the quota of each cell, and refuses what an earlier problem already says.</summary>
/// <param name="cells">The cells; kept up to date.</param>
internal sealed class FileSettling(CellRow[] cells)
{
    private readonly NearDuplicateIndex _index = new(radius: 0);
    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);

    /// <summary>The accepted candidates, in order.</summary>
    public List<FileCandidate> Accepted { get; } = [];

    /// <summary>Candidates settled.</summary>
    public int Candidates { get; private set; }

    /// <summary>Why the others were not accepted, most frequent first.</summary>
    public ImmutableArray<KeyValuePair<string, int>> Reasons => [.. _reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>Settles the next candidates.</summary>
    public void Settle(IEnumerable<(AuthorRequest Request, FileCandidate Candidate)> candidates)
    {
        foreach (var (request, candidate) in candidates)
        {
            var cell = cells.Single(c => c.Key == PlanCell.KeyOf(request.Domain, request.FigureKind, 0));
            cell.Candidates++;
            Candidates++;
            var reason = ReasonAgainst(candidate, cell);
            if (reason is null)
            {
                _index.Add(candidate.Id, candidate.Prints[0], candidate.Prints[1], candidate.Prints[2]);
                Accepted.Add(candidate);
                cell.Accepted++;
            }
            else
            {
                _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
            }
        }
    }

    /// <summary>Closes the cells that are full or spent.</summary>
    public void EndWave()
    {
        foreach (var cell in cells)
        {
            cell.State = cell.Accepted >= cell.Quota ? CellState.Full : cell.Candidates >= cell.Budget ? CellState.Spent : CellState.Open;
        }
    }

    private string? ReasonAgainst(FileCandidate candidate, CellRow cell) =>
        candidate.Document is null ? RunProgress.NothingWritten
        : !candidate.Passed || candidate.Prints.Length != 3 ? candidate.Reason ?? "damaged"
        : _index.Find(candidate.Prints[0], candidate.Prints[1], candidate.Prints[2]) is not null ? SettleJob.DuplicateReason
        : cell.Accepted >= cell.Quota ? FileRun.SurplusReason
        : null;
}
