using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Synthesis.Tests.Figures;

public sealed class ReferencePageTests
{
    private const string File = "docs/figure-language.md";

    [Fact]
    public void The_committed_page_is_up_to_date()
    {
        var committed = System.IO.File.ReadAllText(Path.Combine(RepositoryRoot(), File));
        Assert.True(string.Equals(ReferencePage.Write(), committed, StringComparison.Ordinal), $"{File} is stale. Refresh it: ./flywheel figure reference -o {File}");
    }

    [Fact]
    public void Every_function_and_parameter_is_described()
    {
        var page = ReferencePage.Write();
        Assert.DoesNotContain("```\n\n\n", page, StringComparison.Ordinal);
        Assert.Contains("### AngleMark", page, StringComparison.Ordinal);
        Assert.Contains("- `arcs`: Number of arcs, 1 to 3; equal angles carry equally many.", page, StringComparison.Ordinal);
        Assert.Contains("| Evaluated expressions and statements | 200,000 |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_draws()
    {
        var page = ReferencePage.Write();
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        using var fonts = new FontLibrary();
        var result = new FigureEngine(fonts).Draw(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Equal(["point", "point", "point", "polygon", "angle-mark"], result.Scene?.Elements.Select(e => e.Kind));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "VThinker.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
