using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Figures.Language;

/// <summary>An engine with default limits, and a small picture to read.</summary>
public sealed class LanguageFixture : IDisposable
{
    public LanguageFixture()
    {
        Engine = new FigureEngine(Fonts);
        Blank = Draw("Canvas(200, 100);");
        Triangle = Draw("""
            Canvas(448, 448);
            var a = Point("A", 80, 350);
            var b = Point("B", 380, 350);
            var c = Point("C", 80, 125);
            Polygon(a, b, c, fill: "blue");
            Segment(a, b, label: "12 cm", color: "red");
            AngleMark(a, b, c, label: "?");
            """);
    }

    public FontLibrary Fonts { get; } = new();

    public FigureEngine Engine { get; }

    public Scene Blank { get; }

    public Scene Triangle { get; }

    public Scene Draw(string code)
    {
        var result = Engine.Draw(code);
        return result.Scene ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    /// <summary>The value of an expression or of statements that end in return, as text.</summary>
    public string Value(string code)
    {
        var result = Engine.Evaluate(Blank, code);
        return result.Value?.Text ?? string.Join('\n', result.Errors);
    }

    /// <summary>The first error of a program.</summary>
    public FigureError Error(string code) => Engine.Evaluate(Blank, code).Errors[0];

    public void Dispose() => Fonts.Dispose();
}
