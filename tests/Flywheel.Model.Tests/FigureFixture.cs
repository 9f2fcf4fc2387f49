using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Model.Tests;

/// <summary>The figure engine, a sandbox over it, and pictures to ask about; made once a test class.</summary>
public sealed class FigureFixture : IDisposable
{
    public FigureFixture()
    {
        Fonts = new FontLibrary();
        Engine = new FigureEngine(Fonts);
        Renderer = new FigureRenderer(Fonts);
        Sandbox = new FigureSandbox(Engine, Renderer);
        Drawn = Picture.Of(Renderer, Engine.Draw("Canvas(120, 90); Polygon(Point(\"A\", 20, 70), Point(\"B\", 100, 70), Point(\"C\", 60, 20));").Scene!);
        Plain = Picture.Read(Drawn.Png.AsSpan());
    }

    public FontLibrary Fonts { get; }

    public FigureEngine Engine { get; }

    public FigureRenderer Renderer { get; }

    public FigureSandbox Sandbox { get; }

    /// <summary>A triangle, with its scene.</summary>
    public Picture Drawn { get; }

    /// <summary>The same triangle as a file from elsewhere.</summary>
    public Picture Plain { get; }

    public void Dispose()
    {
        Renderer.Dispose();
        Fonts.Dispose();
    }
}
