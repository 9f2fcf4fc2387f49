using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Language;

namespace Flywheel.Synthesis.Figures.Scenes;

/// <summary>
/// A palette and its line weights. Programs name colours by role (<c>ink</c>, <c>accent</c>) or by name (<c>red</c>); a theme gives each
/// name a shade that belongs to it and is still recognised as that colour.
/// </summary>
/// <param name="Name">How programs name it.</param>
/// <param name="Colors">Every colour name and its shade; the same names in every theme.</param>
/// <param name="Weight">Factor on line widths.</param>
public sealed record Theme(string Name, ImmutableSortedDictionary<string, Color> Colors, double Weight)
{
    /// <summary>Colour names that a reader can tell apart and name, in the order in which charts use them.</summary>
    public static ImmutableArray<string> Hues { get; } = ["blue", "orange", "green", "red", "purple", "teal", "brown", "pink"];

    /// <summary>The themes, the default first.</summary>
    public static ImmutableArray<Theme> All { get; } =
    [
        Create("textbook", 1.0, paper: 0xFFFFFF, ink: 0x1F2933, muted: 0x6B7785, grid: 0xD9DEE4, accent: 0xC2410C, shade: 0xE8EEF6, 0x2563A8, 0xE0861A, 0x2F8F4E, 0xC8322D, 0x7B4AA8, 0x148A8A, 0x8A5A33, 0xD2568F),
        Create("classic", 1.0, paper: 0xFFFFFF, ink: 0x000000, muted: 0x555555, grid: 0xCCCCCC, accent: 0xB00020, shade: 0xEEEEEE, 0x1F4FBF, 0xD97700, 0x1E7A34, 0xC01818, 0x6A2FA0, 0x0A7777, 0x7A4A21, 0xC23B7F),
        Create("warm", 1.05, paper: 0xFDF8EF, ink: 0x3B2F2A, muted: 0x84756A, grid: 0xE6DBCB, accent: 0xB4462B, shade: 0xF3E7D3, 0x3A6EA5, 0xDB8A2B, 0x5B8C3E, 0xBF3A2B, 0x80519B, 0x2D8C86, 0x8C5B34, 0xCC6488),
        Create("ocean", 1.0, paper: 0xF4FAFC, ink: 0x12303F, muted: 0x5C7A88, grid: 0xCFE0E7, accent: 0xD1495B, shade: 0xDCEDF3, 0x1B6CA8, 0xE58B2A, 0x2A9464, 0xC93E3E, 0x7357A6, 0x0F8B8D, 0x8D6346, 0xD4648F),
        Create("slate", 0.95, paper: 0xF1F3F5, ink: 0x23272B, muted: 0x6C757D, grid: 0xCED4DA, accent: 0xD9480F, shade: 0xE2E6EA, 0x1C6DD0, 0xE8820E, 0x2B8A3E, 0xC92A2A, 0x7048C8, 0x0C8599, 0x8A5B38, 0xC2397B),
        Create("print", 1.15, paper: 0xFFFFFF, ink: 0x111111, muted: 0x666666, grid: 0xDDDDDD, accent: 0x0B5394, shade: 0xF0F0F0, 0x2E5FA3, 0xCF7A1C, 0x3C8046, 0xAF2E2E, 0x6C4B94, 0x24807F, 0x7D5433, 0xB8527F),
        Create("pastel", 1.05, paper: 0xFFFDFB, ink: 0x3A3F4B, muted: 0x878E9C, grid: 0xE6E4EA, accent: 0xB5477A, shade: 0xF1EEF6, 0x5B8DC9, 0xE6A157, 0x6BAF7A, 0xD96A66, 0x9A7BC4, 0x5FB0AC, 0xA97F5F, 0xDF8FB2),
        Create("chalk", 1.1, paper: 0x24443A, ink: 0xF4F1E6, muted: 0xB7C4BB, grid: 0x3C5F53, accent: 0xFFD166, shade: 0x2F5448, 0x7FB8F0, 0xFFB35C, 0x9BE08A, 0xFF8A80, 0xCFA8F5, 0x7FE0D8, 0xD9AE84, 0xFFA6CB),
    ];

    /// <summary>The theme of that name, or null.</summary>
    public static Theme? Find(string name) => All.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));

    /// <summary>The colour of that name.</summary>
    /// <exception cref="FigureException">No such colour; the message lists the names.</exception>
    public Color this[string name] => Colors.TryGetValue(name, out var color)
        ? color
        : throw new FigureException($"There is no colour \"{Words.Clip(name)}\".", Spelling.Suggest(name, Colors.Keys) ?? $"Colours are {string.Join(", ", Colors.Keys)}.");

    private static Theme Create(string name, double weight, uint paper, uint ink, uint muted, uint grid, uint accent, uint shade, params uint[] hues)
    {
        var colors = ImmutableSortedDictionary.CreateBuilder<string, Color>(StringComparer.Ordinal);
        (string Name, uint Rgb)[] roles = [("paper", paper), ("ink", ink), ("muted", muted), ("grid", grid), ("accent", accent), ("shade", shade)];
        foreach (var (role, rgb) in roles)
        {
            colors[role] = Color.FromRgb(rgb);
        }

        for (var i = 0; i < hues.Length; i++)
        {
            colors[Hues[i]] = Color.FromRgb(hues[i]);
        }

        colors["black"] = Color.FromRgb(0x151515);
        colors["white"] = Color.FromRgb(0xFFFFFF);
        colors["grey"] = Color.FromRgb(0x8C9299);
        colors["yellow"] = Color.FromRgb(0xF2C230);
        return new Theme(name, colors.ToImmutable(), weight);
    }
}
