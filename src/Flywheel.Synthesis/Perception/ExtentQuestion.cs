using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Perception;

/// <summary>Where everything drawn lies: the question for pictures in which nothing has a name or can be counted.</summary>
internal static class ExtentQuestion
{
    public static PerceptionItem? Ask(Scene scene, SeededRandom random)
    {
        var drawn = scene.Elements.Where(e => !e.Bounds.IsEmpty).Aggregate(Box.Empty, (all, e) => all.Union(e.Bounds)).Intersect(scene.Canvas);
        if (drawn.IsEmpty)
        {
            return null;
        }

        const string Rectangle = "smallest upright rectangle that holds everything drawn, lines and letters alike";
        var question = random.Pick(
        [
            $"Give the pixel coordinates of the top left and the bottom right corner of the {Rectangle}.",
            $"Where does the drawing lie? Answer with the top left and the bottom right corner, in pixels, of the {Rectangle}.",
            $"In pixels, where are the top left and the bottom right corner of the {Rectangle}?",
        ]);
        NamedPlace[] corners =
        [
            new("corner", "top left", "top left corner", new(drawn.Left, drawn.Top), ""),
            new("corner", "bottom right", "bottom right corner", new(drawn.Right, drawn.Bottom), ""),
        ];
        return PerceptionAuthor.Ask(PerceptionAxis.Concepts, question, $"Mark the top left and the bottom right corner of the {Rectangle}.", corners, corners);
    }
}
