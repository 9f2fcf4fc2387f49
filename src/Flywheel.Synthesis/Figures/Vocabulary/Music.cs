using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Notes and rests on a staff, and piano keyboards.</summary>
[Vocabulary("Music", "music-staff")]
internal static class Music
{
    private const string Letters = "CDEFGAB";
    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];
    private static readonly ImmutableArray<(string Name, double Beats)> Values = [("whole", 4), ("half", 2), ("quarter", 1), ("eighth", 0.5), ("sixteenth", 0.25)];

    /// <summary>
    /// Draws a staff of five lines with a clef; notes go on the staff drawn last. Element <c>staff</c>, points: left end of its lowest and right end of its highest
    /// line; text: the time signature; values <c>clef</c>, <c>spacing</c>, and <c>beats</c> and <c>unit</c> of the time signature.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="clef">treble or bass.</param>
    /// <param name="x">Left end.</param>
    /// <param name="y">Highest line.</param>
    /// <param name="width">Length in pixels.</param>
    /// <param name="spacing">Pixels between lines, 8 to 20.</param>
    /// <param name="time">Time signature such as 3/4; empty for none.</param>
    [Primitive]
    public static Element Staff(Sketch sketch, string clef, double x, double y, double width, double spacing = 12, string time = "")
    {
        if (clef is not ("treble" or "bass"))
        {
            throw new FigureException($"There is no clef \"{clef}\".", "Clefs are treble and bass.");
        }

        if (!(spacing >= 8 && spacing <= 20) || !(width >= 120))
        {
            throw new FigureException($"A staff {width:0} pixels long with lines {spacing:0.#} apart cannot be read.", "Use 120 pixels or more, and lines 8 to 20 apart.");
        }

        var signature = Signature(time);
        var frame = new StaffFrame(clef is "treble", new Point(x, y + (4 * spacing)), spacing);
        sketch.Remember(frame);
        var element = sketch.Add(
            "staff", "", [frame.Bottom, new(x + width, y)], time,
            signature is var (beats, unit) ? [("clef", clef), ("spacing", spacing), ("beats", beats), ("unit", unit)] : [("clef", clef), ("spacing", spacing)]);
        for (var i = 0; i < 5; i++)
        {
            sketch.Stroke(PathGeometry.Line(new(x, y + (i * spacing)), new(x + width, y + (i * spacing))), sketch.Pen("ink", 1.1));
        }

        if (clef is "treble")
        {
            TrebleClef(sketch, new Point(x + (spacing * 2.1), y + (3 * spacing)), spacing);
        }
        else
        {
            BassClef(sketch, new Point(x + (spacing * 2), y + spacing), spacing);
        }

        if (signature is var (upper, lower))
        {
            sketch.Text($"{upper}", new Point(x + (spacing * 4.9), y + spacing), sketch.Style(spacing * 2.3, FontFace.SansBold));
            sketch.Text($"{lower}", new Point(x + (spacing * 4.9), y + (3 * spacing)), sketch.Style(spacing * 2.3, FontFace.SansBold));
        }

        return element;
    }

    /// <summary>
    /// Draws a note on the staff drawn last. Element <c>note</c>, named by its pitch, point: middle of its head; values <c>midi</c> (60 is C4), <c>step</c> (letters above C0),
    /// <c>beats</c> (quarter notes), <c>value</c> (as beats) and <c>length</c> (its name).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="pitch">Letter, # or b if any, and octave, such as F#4 or B3.</param>
    /// <param name="x">Middle of its head.</param>
    /// <param name="value">whole, half, quarter, eighth or sixteenth.</param>
    /// <param name="dotted">Whether it is half as long again.</param>
    /// <param name="label">Text below the staff; empty for none.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Note(Sketch sketch, string pitch, double x, string value = "quarter", bool dotted = false, string label = "", string color = "ink")
    {
        var frame = Frame(sketch, "Note");
        var (step, midi, accidental) = Pitch(pitch);
        var beats = Beats(value) * (dotted ? 1.5 : 1);
        var at = new Point(x, frame.Y(step));
        var s = frame.Spacing;
        if (Math.Abs(frame.Offset(step) - 4) > 10)
        {
            throw new FigureException($"The note {pitch} lies too far off the staff.", "Use a pitch within three ledger lines.");
        }

        var element = sketch.Add("note", pitch, [at], label, ("midi", midi), ("step", step), ("beats", beats), ("value", beats), ("length", dotted ? $"dotted {value}" : value));
        Ledgers(sketch, frame, step, x);
        var head = new PathBuilder().AddEllipse(at, s * 0.62, s * 0.44).Build().Map(Affine.Rotation(value is "whole" ? 0 : 22, at));
        if (value is "whole" or "half")
        {
            sketch.Fill(head, sketch.Color("paper"));
            sketch.Stroke(head, sketch.Pen(color, s * 0.17));
        }
        else
        {
            sketch.Fill(head, sketch.Color(color));
        }

        if (value is not "whole")
        {
            Stem(sketch, at, s, frame.Offset(step) < 4, value, color);
        }

        if (accidental.Length > 0)
        {
            sketch.Text(accidental is "#" ? "♯" : "♭", at - new Point(s * 1.35, accidental is "#" ? 0 : s * 0.35), sketch.Style(s * 1.9, color: color));
        }

        if (dotted)
        {
            var onLine = frame.Offset(step) % 2 == 0;
            sketch.Fill(PathGeometry.Circle(at + new Point(s * 1.1, onLine ? -s / 2 : 0), s * 0.16), sketch.Color(color));
        }

        if (label.Length > 0)
        {
            sketch.Text(label, new Point(x, Math.Max(frame.Bottom.Y, at.Y) + (s * 2.1)), sketch.Style(15, Essentials.FaceOf(label)));
        }

        return element;
    }

    /// <summary>Draws a rest on the staff drawn last. Element <c>rest</c>, named by its value, point: its middle; values <c>beats</c> and <c>value</c> (quarter notes).</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="value">whole, half, quarter or eighth.</param>
    [Primitive]
    public static Element Rest(Sketch sketch, double x, string value = "quarter")
    {
        var frame = Frame(sketch, "Rest");
        var beats = Beats(value);
        var s = frame.Spacing;
        var middle = frame.Bottom.Y - (2 * s);
        var element = sketch.Add("rest", value, [new(x, middle)], "", ("beats", beats), ("value", beats));
        switch (value)
        {
            case "whole":
                sketch.Fill(PathGeometry.Rectangle(new Box(x - (s * 0.6), middle - s, x + (s * 0.6), middle - (s * 0.45))), sketch.Ink);
                break;
            case "half":
                sketch.Fill(PathGeometry.Rectangle(new Box(x - (s * 0.6), middle - (s * 0.55), x + (s * 0.6), middle)), sketch.Ink);
                break;
            case "quarter":
                sketch.Stroke(
                    new PathBuilder().MoveTo(new(x - (s * 0.3), middle - (s * 1.5))).LineTo(new(x + (s * 0.38), middle - (s * 0.65))).CubicTo(new(x - (s * 0.25), middle - (s * 0.2)), new(x - (s * 0.2), middle), new(x + (s * 0.4), middle + (s * 0.65)))
                        .CubicTo(new(x - (s * 0.5), middle + (s * 0.35)), new(x - (s * 0.5), middle + (s * 1.0)), new(x + (s * 0.1), middle + (s * 1.4))).Build(),
                    sketch.Pen("ink", s * 0.22));
                break;
            case "eighth":
                sketch.Fill(PathGeometry.Circle(new(x - (s * 0.35), middle - (s * 0.55)), s * 0.26), sketch.Ink);
                sketch.Stroke(new PathBuilder().MoveTo(new(x - (s * 0.35), middle - (s * 0.4))).CubicTo(new(x, middle - (s * 0.2)), new(x + (s * 0.3), middle - (s * 0.4)), new(x + (s * 0.45), middle - (s * 0.75))).LineTo(new(x - (s * 0.05), middle + (s * 1.0))).Build(), sketch.Pen("ink", s * 0.16));
                break;
            default:
                throw new FigureException($"There is no rest \"{value}\".", "Rests are whole, half, quarter and eighth.");
        }

        return element;
    }

    /// <summary>Draws a bar line across the staff drawn last. Element <c>bar-line</c>, points: its upper and lower end.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Its place.</param>
    /// <param name="final">Whether it is the double line at the end.</param>
    [Primitive]
    public static Element BarLine(Sketch sketch, double x, bool final = false)
    {
        var frame = Frame(sketch, "BarLine");
        var (top, bottom) = (new Point(x, frame.Bottom.Y - (4 * frame.Spacing)), new Point(x, frame.Bottom.Y));
        var element = sketch.Add("bar-line", "", [top, bottom], "", ("final", final));
        sketch.Stroke(PathGeometry.Line(top, bottom), sketch.Pen("ink", final ? 4 : 1.5));
        if (final)
        {
            sketch.Stroke(PathGeometry.Line(top - new Point(7, 0), bottom - new Point(7, 0)), sketch.Pen("ink", 1.4));
        }

        return element;
    }

    /// <summary>
    /// Draws a piano keyboard from a C upwards. One element <c>key</c> each, named by its pitch such as C4 or F#4, point: where a finger presses it; values <c>midi</c> and <c>black</c> (1 or 0).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="octave">Number of its first octave, 0 to 8.</param>
    /// <param name="keys">White keys, 7 to 22.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    [Primitive]
    public static Element[] Keyboard(Sketch sketch, int octave, int keys, double x, double y, double width, double height)
    {
        if (octave is < 0 or > 8 || keys is < 7 or > 22 || !(width / keys >= 16) || !(height >= 80))
        {
            throw new FigureException($"A keyboard of {keys} white keys on {width:0} x {height:0} pixels cannot be drawn.", "Use 7 to 22 keys of at least 16 x 80 pixels.");
        }

        var (key, elements) = (width / keys, new List<Element>());
        for (var i = 0; i < keys; i++)
        {
            var box = new Box(x + (i * key), y, x + ((i + 1) * key), y + height);
            elements.Add(sketch.Add("key", $"{Letters[i % 7]}{octave + (i / 7)}", [new(box.Center.X, y + (height * 0.8))], "", ("midi", Midi(i % 7, octave + (i / 7))), ("black", 0)));
            sketch.Fill(PathGeometry.Rectangle(box, 3), sketch.Color("white"));
            sketch.Stroke(PathGeometry.Rectangle(box, 3), new Pen(sketch.Color("black"), 1.4));
        }

        for (var i = 0; i + 1 < keys; i++)
        {
            if (i % 7 is not (2 or 6))
            {
                var edge = x + ((i + 1) * key);
                var box = new Box(edge - (key * 0.3), y, edge + (key * 0.3), y + (height * 0.62));
                elements.Add(sketch.Add("key", $"{Letters[i % 7]}#{octave + (i / 7)}", [new(edge, y + (height * 0.48))], "", ("midi", Midi(i % 7, octave + (i / 7)) + 1), ("black", 1)));
                sketch.Fill(PathGeometry.Rectangle(box, 2), sketch.Color("black"));
            }
        }

        return [.. elements];
    }

    /// <summary>
    /// Puts a labelled dot on a key of the keyboard drawn last. Element <c>key-mark</c>, named by its label, point: its middle; text: its label; values <c>key</c> and <c>midi</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="key">The key's pitch, such as C4 or F#4.</param>
    /// <param name="label">One or two characters.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element KeyMark(Sketch sketch, string key, string label, string color = "red")
    {
        if (label.Length > 2)
        {
            throw new FigureException($"The label \"{label}\" does not fit on a key.", "Use one or two characters.");
        }

        var pressed = Connectors.Require(sketch, "key", key);
        var element = sketch.Add("key-mark", label, [pressed.Points[0]], label, ("key", key), ("midi", pressed.Find("midi")!.Value.Number), ("color", color));
        sketch.Fill(PathGeometry.Circle(pressed.Points[0], 9.5), sketch.Color(color));
        sketch.Text(label, pressed.Points[0], sketch.Style(label.Length > 1 ? 11 : 13, FontFace.SansBold, "white"));
        return element;
    }

    private static int Midi(int letter, int octave) => ((octave + 1) * 12) + Semitones[letter];

    private static (int Step, int Midi, string Accidental) Pitch(string pitch)
    {
        var letter = pitch.Length > 0 ? Letters.IndexOf(pitch[0], StringComparison.Ordinal) : -1;
        var accidental = pitch.Length > 2 && pitch[1] is '#' or 'b' ? pitch[1..2] : "";
        if (letter < 0 || pitch.Length != 2 + accidental.Length || !char.IsAsciiDigit(pitch[^1]))
        {
            throw new FigureException($"There is no pitch \"{pitch}\".", "Write a letter A to G, # or b if any, and the octave, such as F#4.");
        }

        var octave = pitch[^1] - '0';
        return ((octave * 7) + letter, Midi(letter, octave) + (accidental is "#" ? 1 : accidental is "b" ? -1 : 0), accidental);
    }

    private static double Beats(string value)
    {
        foreach (var (name, beats) in Values)
        {
            if (string.Equals(name, value, StringComparison.Ordinal))
            {
                return beats;
            }
        }

        throw new FigureException($"There is no note value \"{value}\".", $"Values are {string.Join(", ", Values.Select(v => v.Name))}.");
    }

    private static (int Beats, int Unit)? Signature(string time)
    {
        if (time.Length == 0)
        {
            return null;
        }

        var parts = time.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], out var beats) && int.TryParse(parts[1], out var unit) && beats is > 0 and < 17 && unit is 2 or 4 or 8 or 16
            ? (beats, unit)
            : throw new FigureException($"There is no time signature \"{time}\".", "Write it as 3/4.");
    }

    private static void Ledgers(Sketch sketch, StaffFrame frame, int step, double x)
    {
        var offset = frame.Offset(step);
        for (var line = -2; line >= offset; line -= 2)
        {
            Ledger(line);
        }

        for (var line = 10; line <= offset; line += 2)
        {
            Ledger(line);
        }

        void Ledger(int line)
        {
            var y = frame.Bottom.Y - (line * frame.Spacing / 2);
            sketch.Stroke(PathGeometry.Line(new(x - frame.Spacing, y), new(x + frame.Spacing, y)), sketch.Pen("ink", 1.1));
        }
    }

    private static void Stem(Sketch sketch, Point at, double s, bool up, string value, string color)
    {
        var root = at + new Point(up ? s * 0.56 : -s * 0.56, up ? -s * 0.15 : s * 0.15);
        var tip = root + new Point(0, up ? -s * 3.2 : s * 3.2);
        sketch.Stroke(PathGeometry.Line(root, tip), sketch.Pen(color, 1.6));
        var flags = value switch { "eighth" => 1, "sixteenth" => 2, _ => 0 };
        var down = up ? 1 : -1;
        for (var i = 0; i < flags; i++)
        {
            var from = tip + new Point(0, down * i * s * 0.8);
            sketch.Stroke(
                new PathBuilder().MoveTo(from).CubicTo(from + new Point(s * 0.15, down * s * 0.7), from + new Point(s * 1.1, down * s * 0.9), from + new Point(s * 0.75, down * s * 1.9)).Build(),
                sketch.Pen(color, s * 0.19));
        }
    }

    private static void TrebleClef(Sketch sketch, Point g, double s)
    {
        // Winds around the line of g, rises above the staff, and falls through its own curl to a hook below.
        var path = new PathBuilder().MoveTo(At(0.2, -0.5))
            .CubicTo(At(-0.55, -0.35), At(-0.6, 0.65), At(0.15, 0.75))
            .CubicTo(At(1.0, 0.85), At(1.35, -0.05), At(1.0, -0.6))
            .CubicTo(At(0.6, -1.25), At(-0.85, -1.25), At(-1.15, -0.3))
            .CubicTo(At(-1.45, 0.8), At(-0.35, 1.75), At(0.3, 2.5))
            .CubicTo(At(0.85, 3.2), At(0.7, 4.4), At(0.3, 4.5))
            .CubicTo(At(-0.15, 4.5), At(-0.3, 3.4), At(-0.18, 2.7))
            .CubicTo(At(0.05, 1.2), At(0.3, -0.6), At(0.48, -1.75))
            .CubicTo(At(0.6, -2.6), At(-0.45, -2.8), At(-0.6, -2.15));
        sketch.Stroke(path.Build(), sketch.Pen("ink", s * 0.2));
        sketch.Fill(PathGeometry.Circle(At(-0.36, -2.12), s * 0.27), sketch.Ink);

        Point At(double x, double y) => g + new Point(x * s, -y * s);
    }

    private static void BassClef(Sketch sketch, Point f, double s)
    {
        var path = new PathBuilder().MoveTo(At(-0.85, 0.05))
            .CubicTo(At(-0.95, 1.25), At(0.85, 1.3), At(0.85, -0.15))
            .CubicTo(At(0.85, -1.4), At(-0.2, -2.1), At(-1.1, -2.6));
        sketch.Stroke(path.Build(), sketch.Pen("ink", s * 0.22));
        sketch.Fill(PathGeometry.Circle(At(-0.6, 0), s * 0.34), sketch.Ink);
        sketch.Fill(PathGeometry.Circle(At(1.35, 0.5), s * 0.17), sketch.Ink);
        sketch.Fill(PathGeometry.Circle(At(1.35, -0.5), s * 0.17), sketch.Ink);

        Point At(double x, double y) => f + new Point(x * s, -y * s);
    }

    private static StaffFrame Frame(Sketch sketch, string primitive) =>
        sketch.Recall<StaffFrame>() ?? throw new FigureException($"{primitive} needs a staff.", "Call Staff(...) first; in a step draw in pixels.");

    /// <summary>Where pitches lie: half a space to a letter, the lowest line being E4 in the treble and G2 in the bass clef.</summary>
    private sealed record StaffFrame(bool Treble, Point Bottom, double Spacing)
    {
        /// <summary>Letters above the lowest line.</summary>
        public int Offset(int step) => step - (Treble ? (4 * 7) + 2 : (2 * 7) + 4);

        public double Y(int step) => Bottom.Y - (Offset(step) * Spacing / 2);
    }
}
