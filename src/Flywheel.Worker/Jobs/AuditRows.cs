using System.Text.Json.Nodes;
using Flywheel.Checker;
using Flywheel.Checker.Checks;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// The audit trail of a batch: every failure and what could not be judged, every proposal of a repair with the problem before and after, and
/// one event a problem that names the checks it passed. A problem that failed a check has a decision, too, which people can overrule.
/// </summary>
internal sealed class AuditRows
{
    private readonly List<FindingRow> _findings = [];
    private readonly List<RepairRow> _repairs = [];
    private readonly List<LedgerRow> _events = [];
    private readonly List<DecisionRow> _decisions = [];

    /// <summary>Problems that were slipped in.</summary>
    public List<ProblemRow> Canaries { get; } = [];

    /// <summary>What became of them.</summary>
    public List<CanaryRow> CanaryVerdicts { get; } = [];

    /// <summary>Adds the trail of one problem.</summary>
    public void Add(ProblemRow problem, CheckReport report, DateTimeOffset now)
    {
        foreach (var round in report.Rounds)
        {
            var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var finding in round.Findings)
            {
                var ordinal = ordinals[finding.Check] = ordinals.GetValueOrDefault(finding.Check, -1) + 1;
                if (finding.Verdict != Verdict.Pass)
                {
                    _findings.Add(Row(problem, round.Number, ordinal, finding, now));
                }
            }

            for (var i = 0; i < round.Repairs.Length; i++)
            {
                _repairs.Add(Row(problem, round, i, now));
            }
        }

        if (problem.State != ProblemState.Canary && DecisionRows.Of(problem, report, now) is { } decision)
        {
            _decisions.Add(decision);
        }

        var last = report.Rounds[^1];
        _events.Add(ProblemRows.Event(problem, "checked", CheckJob.Actor, new JsonObject
        {
            ["outcome"] = report.Outcome.ToString(),
            ["rounds"] = report.Rounds.Length,
            ["passed"] = new JsonArray([.. last.Findings.Where(f => f.Verdict == Verdict.Pass).Select(f => (JsonNode)f.Check)]),
            ["failed"] = new JsonArray([.. last.Findings.Where(f => f.IsFailure).Select(f => (JsonNode)f.Check)]),
        }, now));
    }

    /// <summary>Writes all rows.</summary>
    public async Task WriteAsync(BulkWriter writer, CancellationToken cancellationToken)
    {
        await writer.InsertAsync(Canaries, cancellationToken);
        await writer.InsertAsync(CanaryVerdicts, cancellationToken);
        await writer.InsertAsync(_findings, cancellationToken);
        await writer.InsertAsync(_repairs, cancellationToken);
        await writer.InsertAsync(_events, cancellationToken);
        await writer.InsertAsync(_decisions, cancellationToken);
    }

    private static FindingRow Row(ProblemRow problem, int round, int ordinal, Finding finding, DateTimeOffset now) => new()
    {
        ProblemId = problem.Id,
        RunId = problem.RunId,
        Round = round,
        CheckName = finding.Check,
        Ordinal = ordinal,
        Verdict = Enum.Parse<FindingVerdict>(finding.Verdict.ToString()),
        Severity = finding.IsFailure ? FindingSeverity.Error : FindingSeverity.Note,
        Message = finding.Message,
        Evidence = finding.Evidence.ToJsonString(),
        Actor = finding.Actor ?? CheckJob.Actor,
        At = now,
    };

    private static RepairRow Row(ProblemRow problem, CheckRound round, int index, DateTimeOffset now)
    {
        var attempt = round.Repairs[index];
        return new RepairRow
        {
            ProblemId = problem.Id,
            RunId = problem.RunId,
            Round = round.Number,
            Ordinal = index,
            Repair = attempt.Repair,
            FindingCheck = attempt.Finding.Check,
            FindingOrdinal = round.Findings.Where(f => f.Check == attempt.Finding.Check).TakeWhile(f => !ReferenceEquals(f, attempt.Finding)).Count(),
            Before = ProblemJson.Write(attempt.Before),
            After = ProblemJson.Write(attempt.After),
            Outcome = attempt.Kept ? RepairOutcome.Applied : RepairOutcome.Discarded,
            Reason = attempt.Why,
            Actor = attempt.Actor ?? attempt.Repair,
            At = now,
        };
    }
}
