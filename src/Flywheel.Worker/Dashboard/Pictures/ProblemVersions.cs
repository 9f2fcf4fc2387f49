using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pictures;

/// <summary>Reads the versions of a problem.</summary>
internal static class ProblemVersions
{
    /// <summary>A version of a problem; null where there is none such.</summary>
    public static async Task<Problem?> ReadAsync(FlywheelDbContext context, string id, PictureVersion version, CancellationToken cancellationToken)
    {
        var (round, ordinal) = (version.Round, version.Ordinal);
        var document = version.Kind switch
        {
            PictureVersionKind.BeforeRepair => await context.Repairs.Where(r => r.ProblemId == id && r.Round == round && r.Ordinal == ordinal).Select(r => r.Before).FirstOrDefaultAsync(cancellationToken),
            PictureVersionKind.AfterRepair => await context.Repairs.Where(r => r.ProblemId == id && r.Round == round && r.Ordinal == ordinal).Select(r => r.After).FirstOrDefaultAsync(cancellationToken),
            PictureVersionKind.AfterReview => await context.Reviews.Where(r => r.ProblemId == id && r.Version == ordinal).Select(r => r.After).FirstOrDefaultAsync(cancellationToken),
            _ => await context.Problems.Where(p => p.Id == id).Select(p => p.Document).FirstOrDefaultAsync(cancellationToken),
        };
        return document is null ? null : ProblemJson.Read(document);
    }
}
