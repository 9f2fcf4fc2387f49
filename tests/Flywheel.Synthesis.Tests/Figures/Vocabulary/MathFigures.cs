using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

/// <summary>Draws programs of the mathematical vocabulary with the real engine.</summary>
public sealed class MathFigures : IDisposable
{
    private readonly FontLibrary _fonts = new();

    public MathFigures() => Engine = new FigureEngine(_fonts);

    public FigureEngine Engine { get; }

    /// <summary>The picture of a program that must succeed; every element of it must have been drawn.</summary>
    public Scene Draw(string code)
    {
        var result = Engine.Draw(code);
        Assert.True(result.Succeeded, $"{result.Errors.FirstOrDefault()}\n{code}");
        Assert.All(result.Scene!.Elements, e => Assert.False(e.Bounds.IsEmpty, $"{e.Kind} {e.Name} is recorded but not drawn"));
        return result.Scene;
    }

    /// <summary>The error of a program that must fail, with its suggestion.</summary>
    public string Refusal(string code)
    {
        var result = Engine.Draw(code);
        Assert.False(result.Succeeded, $"This should have been refused: {code}");
        return result.Errors[0].ToString();
    }

    public void Dispose() => _fonts.Dispose();
}
