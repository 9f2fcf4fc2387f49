using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Authors.Rules.Families.Machines;

/// <summary>A row of gears that bends up and down but never touches itself.</summary>
/// <param name="Names">Their names.</param>
/// <param name="Teeth">Their numbers of teeth.</param>
/// <param name="Directions">Directions from each to the next, in degrees.</param>
/// <param name="Start">Centre of the first.</param>
/// <param name="Pitch">Pixels of radius to one tooth.</param>
internal sealed record GearLayout(string[] Names, int[] Teeth, double[] Directions, Point Start, double Pitch)
{
    /// <summary>A random row that fits a canvas of 520 x 400 pixels with room above for a note.</summary>
    public static GearLayout Draw(SeededRandom random, int count, int fewest, int most)
    {
        var names = Enumerable.Range(0, count).Select(i => ((char)('A' + i)).ToString()).ToArray();
        var teeth = Enumerable.Range(0, count).Select(_ => random.Range(fewest, most)).ToArray();
        var directions = Enumerable.Range(1, count - 1).Select(i => (double)random.Range(-46, 46)).ToArray();
        var centers = new Point[count];
        for (var i = 1; i < count; i++)
        {
            centers[i] = centers[i - 1] + Point.Polar(teeth[i - 1] + teeth[i], directions[i - 1]);
        }

        var box = Box.Empty;
        for (var i = 0; i < count; i++)
        {
            box = box.Union(Box.Around(centers[i], (teeth[i] + 2) * 2, (teeth[i] + 2) * 2));
            for (var j = 0; j + 1 < i; j++)
            {
                if (centers[i].DistanceTo(centers[j]) < teeth[i] + teeth[j] + 5)
                {
                    throw new DraftException("Gears that are not neighbours would touch.");
                }
            }
        }

        var pitch = Math.Floor(Math.Min(480 / box.Width, 330 / box.Height) * 100) / 100;
        if (pitch < 1.75 || teeth.Min() * pitch < 22)
        {
            throw new DraftException("The gears are too many for the canvas.");
        }

        pitch = Math.Min(pitch, 4);
        var room = new Point(260, 215) - (box.Center * pitch);
        return new GearLayout(names, teeth, directions, new Point(Math.Round(room.X), Math.Round(room.Y)), pitch);
    }

    /// <summary>A program that draws the gears.</summary>
    public FigureWriter Figure(Sheet sheet) =>
        sheet.Writer().Line($"GearTrain({Names}, {Teeth}, {Directions}, {Start}, pitch: {Pitch});");

    /// <summary>Refuses a picture that leaves the canvas or whose note is covered by a gear.</summary>
    public void RequireRoom(Scene scene)
    {
        var note = scene.Elements.FirstOrDefault(e => e.Kind is "turn");
        var covers = note is not null && scene.OfKind("gear").Any(g => !string.Equals(g.Name, note.Name, StringComparison.Ordinal) && g.Bounds.Overlaps(note.Bounds));
        if (covers || scene.Elements.Any(e => !scene.Canvas.Inflate(-4).Contains(e.Bounds)))
        {
            throw new DraftException("There is no room for the gears and their note.");
        }
    }
}
