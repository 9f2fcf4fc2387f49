using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

/// <summary>Draws figure programs for tests of what primitives record.</summary>
public sealed class Diagrams : IDisposable
{
    private readonly FontLibrary _fonts = new();
    private readonly FigureEngine _engine;

    public Diagrams() => _engine = new FigureEngine(_fonts);

    /// <summary>The scene of a program that must run.</summary>
    public Scene Draw(string code)
    {
        var result = _engine.Draw(code);
        Assert.True(result.Succeeded, result.Errors.FirstOrDefault()?.ToString());
        return result.Scene!;
    }

    /// <summary>Message and suggestion of a program that must fail.</summary>
    public string Error(string code)
    {
        var result = _engine.Draw(code);
        Assert.False(result.Succeeded, "The program ran.");
        return result.Errors[0].ToString();
    }

    /// <summary>What answer code computes from a program's scene, as text.</summary>
    public string Evaluate(string code, string answer)
    {
        var result = _engine.Evaluate(Draw(code), answer);
        Assert.True(result.Succeeded, result.Errors.FirstOrDefault()?.ToString());
        return result.Value!.Text;
    }

    public void Dispose() => _fonts.Dispose();
}
