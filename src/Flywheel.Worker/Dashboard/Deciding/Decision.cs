using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>All that was decided about a problem, by the checker, the repairs and people.</summary>
/// <param name="Story">Its story.</param>
/// <param name="Comments">What people said without deciding, in order.</param>
/// <param name="Versions">The versions that differ, as authored first; none twice.</param>
internal sealed record Decision(ProblemStory Story, IReadOnlyList<CommentRow> Comments, IReadOnlyList<ProblemVersion> Versions)
{
    /// <summary>The problem's row.</summary>
    public ProblemRow Row => Story.Problem;

    /// <summary>The latest verdict; null where nobody decided.</summary>
    public ReviewRow? Latest => Story.Reviews.Count == 0 ? null : Story.Reviews[^1];

    /// <summary>The version of the latest verdict; 0 for none. Who decides says which one was seen.</summary>
    public int Seen => Latest?.Version ?? 0;

    /// <summary>The latest verdict if it counts; null where nobody decided or it was withdrawn.</summary>
    public ReviewRow? InForce => Latest is { Verdict: not ReviewVerdict.Withdrawn } latest ? latest : null;

    /// <summary>As the author wrote it.</summary>
    public ProblemVersion Authored => Versions[0];

    /// <summary>As the repairs left it.</summary>
    public ProblemVersion Repaired => Find(Row.Document);

    /// <summary>As the latest verdict left it: what exports hold if they hold the problem.</summary>
    public ProblemVersion Current => Find(InForce?.After ?? Row.Document);

    /// <summary>What is compared with the version as authored unless somebody asks for another: the current one; of a canary, which is stored as it was spoilt, what the repairs made of it.</summary>
    public ProblemVersion Shown => IsDecidable ? Current : Find(Story.Repairs.LastOrDefault(r => r.Outcome == RepairOutcome.Applied)?.After ?? Row.Document);

    /// <summary>What the machine decided: <c>repaired</c>, <c>accepted</c>, <c>rejected</c>, or a state before that.</summary>
    public string Outcome => Row switch
    {
        { State: ProblemState.Settled or ProblemState.Surplus or ProblemState.Accepted } => Row.Repaired ? "repaired" : "accepted",
        _ => Format.Name(Row.State),
    };

    /// <summary>Whether the next export of the run holds the problem.</summary>
    public bool IsExported => Row.State != ProblemState.Canary
        && (InForce is { } verdict ? verdict.Verdict != ReviewVerdict.Rejected : Row.State == ProblemState.Settled);

    /// <summary>Whether verdicts have a meaning for it: nothing exports a canary.</summary>
    public bool IsDecidable => Row.State != ProblemState.Canary;

    /// <summary>Whether exports hold the problem and which version, or why not.</summary>
    public string Standing => (IsExported, InForce, Row.State) switch
    {
        (_, _, ProblemState.Canary) => "Never exported: it is known to be bad and was slipped in to measure the checks.",
        (true, { } verdict, _) => $"The next export holds it {Named(Current)}: {verdict.Reviewer} {Format.Name(verdict.Verdict)} it.",
        (true, null, _) => $"The next export holds it {Named(Current)}; nobody has decided.",
        (false, { } verdict, _) => $"The next export leaves it out: {verdict.Reviewer} rejected it.",
        (false, null, ProblemState.Rejected) => $"The next export leaves it out: it failed {Row.Reason ?? "the checks"}.",
        (false, null, ProblemState.Surplus) => "The next export leaves it out: its cell of the plan was full.",
        _ => "The next export leaves it out: the run has not settled it yet.",
    };

    /// <summary>The version of that name in addresses and forms; null for anything else.</summary>
    public ProblemVersion? Find(PictureVersion version) => Versions.FirstOrDefault(v => v.Version == version);

    /// <summary>Reads everything about a problem.</summary>
    /// <exception cref="RunException">There is no such problem.</exception>
    public static async Task<Decision> ReadAsync(FlywheelDbContext database, string id, CancellationToken cancellationToken)
    {
        var story = await ProblemStory.ReadAsync(database, id, cancellationToken);
        var comments = await database.Comments.AsNoTracking().Where(c => c.ProblemId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return new Decision(story, comments, VersionsOf(story));
    }

    private static List<ProblemVersion> VersionsOf(ProblemStory story)
    {
        var versions = new List<ProblemVersion>();
        var first = story.Repairs.FirstOrDefault(r => r.Outcome == RepairOutcome.Applied && r.Before is not null);
        Add(first is null ? PictureVersion.Stored : PictureVersion.BeforeRepair(first.Round, first.Ordinal), "as authored", first?.Before ?? story.Problem.Document);
        foreach (var repair in story.Repairs)
        {
            var fate = repair.Outcome == RepairOutcome.Applied ? "" : $", {Format.Name(repair.Outcome)}";
            Add(PictureVersion.AfterRepair(repair.Round, repair.Ordinal), $"as {repair.Repair} left it in round {repair.Round}{fate}", repair.After);
        }

        Add(PictureVersion.Stored, "as stored", story.Problem.Document);
        foreach (var review in story.Reviews)
        {
            Add(PictureVersion.AfterReview(review.Version), $"as {review.Reviewer} left it with verdict {review.Version}", review.After);
        }

        return versions;

        void Add(PictureVersion version, string label, string? document)
        {
            if (document is not null && !versions.Exists(v => v.Document == document))
            {
                versions.Add(new ProblemVersion(version, label, document, ProblemJson.Read(document)));
            }
        }
    }

    private string Named(ProblemVersion version) => version == Authored || version != Repaired ? version.Label : "as repaired";

    private ProblemVersion Find(string document) => Versions.First(v => v.Document == document);
}
