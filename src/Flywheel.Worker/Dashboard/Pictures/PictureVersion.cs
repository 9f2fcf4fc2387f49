using System.Globalization;

namespace Flywheel.Worker.Dashboard.Pictures;

/// <summary>Which version of a problem a picture shows.</summary>
/// <param name="Kind">Where the version comes from.</param>
/// <param name="Round">The round of a repair, from 1; 0 for others.</param>
/// <param name="Ordinal">The number of a repair's proposal within its round, from 0, or a review's version, from 1; 0 for the stored one.</param>
internal readonly record struct PictureVersion(PictureVersionKind Kind, int Round, int Ordinal)
{
    /// <summary>The problem as it is stored.</summary>
    public static PictureVersion Stored => default;

    /// <summary>The problem as a repair's proposal found it.</summary>
    public static PictureVersion BeforeRepair(int round, int ordinal) => new(PictureVersionKind.BeforeRepair, round, ordinal);

    /// <summary>The problem as a repair's proposal left it.</summary>
    public static PictureVersion AfterRepair(int round, int ordinal) => new(PictureVersionKind.AfterRepair, round, ordinal);

    /// <summary>The problem as a person left it.</summary>
    public static PictureVersion AfterReview(int version) => new(PictureVersionKind.AfterReview, 0, version);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PictureVersion? Parse(string? text)
    {
        var parts = (text ?? "stored").Split('-');
        return parts switch
        {
            ["stored"] => Stored,
            ["before", var round, var ordinal] when Number(round) is { } r && Number(ordinal) is { } o => BeforeRepair(r, o),
            ["after", var round, var ordinal] when Number(round) is { } r && Number(ordinal) is { } o => AfterRepair(r, o),
            ["review", var version] when Number(version) is { } v => AfterReview(v),
            _ => null,
        };
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => Kind switch
    {
        PictureVersionKind.BeforeRepair => $"before-{Round}-{Ordinal}",
        PictureVersionKind.AfterRepair => $"after-{Round}-{Ordinal}",
        PictureVersionKind.AfterReview => $"review-{Ordinal}",
        _ => "stored",
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
