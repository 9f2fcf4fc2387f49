using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>A version of a problem: as authored, as a repair proposed, as a person left it.</summary>
/// <param name="Word">What made it.</param>
/// <param name="Badge">What became of it: the badge's class and word.</param>
/// <param name="Who">Who made it.</param>
/// <param name="Why">Why; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="Picture">Its picture; null where the version changed nothing.</param>
/// <param name="Changes">What differs from the version before.</param>
internal sealed record ProblemVersion(string Word, string Badge, string Who, string Why, DateTimeOffset At, PictureVersion? Picture, IReadOnlyList<DocumentChange> Changes)
{
    /// <summary>The versions of a problem in order.</summary>
    public static IEnumerable<ProblemVersion> Of(ProblemStory story)
    {
        var origin = story.Events.FirstOrDefault(e => e.Event is "authored" or "expanded");
        yield return new ProblemVersion(
            "As written", "first", origin?.Actor ?? story.Problem.Author, "", origin?.At ?? story.Problem.CreatedAt,
            story.Repairs.Count > 0 && story.Repairs[0].Before is not null ? PictureVersion.BeforeRepair(story.Repairs[0].Round, story.Repairs[0].Ordinal) : PictureVersion.Stored, []);
        foreach (var repair in story.Repairs)
        {
            yield return new ProblemVersion(
                $"Repair {repair.Repair}, round {repair.Round}, for {repair.FindingCheck}", Format.Name(repair.Outcome), repair.Actor, repair.Reason, repair.At,
                repair.After is null ? null : PictureVersion.AfterRepair(repair.Round, repair.Ordinal), DocumentChange.Between(repair.Before, repair.After));
        }

        foreach (var review in story.Reviews)
        {
            yield return new ProblemVersion(
                $"Verdict {review.Version}", Format.Name(review.Verdict), review.Reviewer, review.Comment, review.At,
                review.After is null ? null : PictureVersion.AfterReview(review.Version), review is { Before: not null, After: not null } ? DocumentChange.Between(review.Before, review.After) : []);
        }
    }
}
