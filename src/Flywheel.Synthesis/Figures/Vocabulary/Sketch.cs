using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Language;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// The picture while a program draws it: what primitives write to. A primitive adds an element and then draws its marks; marks belong to the
/// element added last. All coordinates are pixels. Limits and finite numbers are enforced here, so primitives need not.
/// </summary>
public sealed class Sketch
{
    private const double FarAway = 20_000;
    private const int DefaultSide = 448;

    private const int MarksBetweenPulses = 64;

    private readonly FigureLimits _limits;
    private readonly Action _pulse;
    private readonly List<Element> _elements = [];
    private readonly List<Box> _bounds = [];
    private readonly List<Mark> _marks = [];
    private readonly List<PendingLabel> _labels = [];
    private readonly Dictionary<Type, object> _memory = [];
    private readonly bool _isStep;
    private int _pathPoints;

    /// <summary>An empty canvas of 448 x 448 pixels in the textbook theme.</summary>
    /// <param name="fonts">The fonts, for measuring.</param>
    /// <param name="limits">The bounds on what is drawn.</param>
    /// <param name="pulse">Called now and then while drawing; throws when the time is over. Null for no such bound.</param>
    public Sketch(FontLibrary fonts, FigureLimits limits, Action? pulse = null)
    {
        _pulse = pulse ?? (static () => { });
        Fonts = fonts;
        _limits = limits;
        Width = Height = DefaultSide;
        Theme = Theme.All[0];
    }

    /// <summary>A step drawn on top of a scene: elements and marks are added to the scene's own.</summary>
    public Sketch(FontLibrary fonts, FigureLimits limits, Scene scene, Action? pulse = null)
        : this(fonts, limits, pulse)
    {
        (Width, Height, Theme, Paper) = (scene.Width, scene.Height, scene.Theme, scene.Paper);
        Step = scene.Step + 1;
        _isStep = true;
        _elements.AddRange(scene.Elements);
        _bounds.AddRange(scene.Elements.Select(e => e.Bounds));
        _marks.AddRange(scene.Marks);
    }

    /// <summary>The fonts, for measuring.</summary>
    public FontLibrary Fonts { get; }

    /// <summary>Canvas width in pixels.</summary>
    public double Width { get; private set; }

    /// <summary>Canvas height in pixels.</summary>
    public double Height { get; private set; }

    /// <summary>The canvas as a box.</summary>
    public Box Canvas => new(0, 0, Width, Height);

    /// <summary>The palette.</summary>
    public Theme Theme { get; private set; }

    /// <summary>The background.</summary>
    public Paper Paper { get; private set; }

    /// <summary>0 for a figure, k for the k-th step.</summary>
    public int Step { get; }

    /// <summary>Ink, the colour of lines and text that have no colour of their own.</summary>
    public Color Ink => Theme["ink"];

    /// <summary>Sets the canvas size.</summary>
    /// <exception cref="FigureException">In a step, after something was drawn, or out of range.</exception>
    public void Resize(double width, double height)
    {
        RequireBlank("Canvas");
        if (!(width >= _limits.CanvasMinimum && width <= _limits.CanvasMaximum && height >= _limits.CanvasMinimum && height <= _limits.CanvasMaximum))
        {
            throw new FigureException($"A canvas of {width:0} x {height:0} is out of range.", $"Both sides must be {_limits.CanvasMinimum} to {_limits.CanvasMaximum} pixels.");
        }

        (Width, Height) = (Math.Floor(width), Math.Floor(height));
    }

    /// <summary>Adds a band below what is drawn; everything keeps its place.</summary>
    /// <param name="height">Height of the band in pixels.</param>
    /// <returns>The band.</returns>
    /// <exception cref="FigureException">In a step, or the canvas would become too high.</exception>
    public Box Extend(double height)
    {
        if (_isStep)
        {
            throw new FigureException("The canvas cannot grow in a step: the picture exists already.");
        }

        if (!(height >= 1 && Height + height <= _limits.CanvasMaximum))
        {
            throw new FigureException($"A band of {height:0} pixels does not fit below a canvas of {Height:0}.", $"The canvas may be {_limits.CanvasMaximum} pixels high.");
        }

        var band = new Box(0, Height, Width, Height + Math.Floor(height));
        Height = band.Bottom;
        return band;
    }

    /// <summary>Sets palette and background.</summary>
    /// <exception cref="FigureException">In a step, or after something was drawn.</exception>
    public void Dress(Theme theme, Paper paper)
    {
        RequireBlank("Theme");
        (Theme, Paper) = (theme, paper);
    }

    /// <summary>The colour of a role or name in the theme; see <see cref="Theme"/>.</summary>
    public Color Color(string name) => Theme[name];

    /// <summary>A pen of the theme's weight.</summary>
    /// <param name="color">Role or name.</param>
    /// <param name="width">Pixels at weight one; 2 for what matters, 1.2 for axes, 1 for grids.</param>
    /// <param name="dashed">Dashes of six pixels.</param>
    public Pen Pen(string color = "ink", double width = 2, bool dashed = false) => new(Color(color), width * Theme.Weight, dashed ? 6 : 0);

    /// <summary>Text in the theme's ink or another colour.</summary>
    public TextStyle Style(double size = 15, FontFace face = FontFace.Sans, string color = "ink", bool halo = false) => new(Color(color), size, face, halo && IsDarkOrLightAgainstPaper(Color(color)));

    /// <summary>A halo around text that hardly differs from the paper, such as white on a coloured field, would swallow it.</summary>
    private bool IsDarkOrLightAgainstPaper(Color color)
    {
        var (text, paper) = (color.Luminance + 0.05, Theme["paper"].Luminance + 0.05);
        return Math.Max(text, paper) / Math.Min(text, paper) > 1.6;
    }

    /// <summary>Adds an element; marks drawn from now on belong to it.</summary>
    /// <param name="kind">Lower-case words joined by hyphens.</param>
    /// <param name="name">How a reader refers to it; empty for none.</param>
    /// <param name="points">Its geometry in pixels.</param>
    /// <param name="text">Text that will be visible for it; empty for none.</param>
    /// <param name="values">Facts by name.</param>
    /// <returns>The element; its bounds are known only when the scene is complete.</returns>
    public Element Add(string kind, string name, ReadOnlySpan<Point> points, string text = "", params ReadOnlySpan<(string Key, ElementValue Value)> values)
    {
        if (_elements.Count >= _limits.Elements)
        {
            throw new FigureException($"The picture has more than {_limits.Elements} elements.", "Draw fewer things.", FigureErrorKind.Budget);
        }

        RequireText(name);
        RequireText(text);
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, ElementValue>>(values.Length);
        foreach (var (key, value) in values)
        {
            if (value.IsNumber && !double.IsFinite(value.Number))
            {
                throw new FigureException($"The {key} of a {kind} is not a finite number.");
            }

            facts.Add(new(key, value));
        }

        CountPoints(points.Length);
        foreach (var point in points)
        {
            RequireNear(point);
        }

        var element = new Element(_elements.Count, Step, kind, name, [.. points], text, facts.MoveToImmutable(), Box.Empty);
        _elements.Add(element);
        _bounds.Add(Box.Empty);
        return element;
    }

    /// <summary>Draws a path for the current element.</summary>
    public void Stroke(PathGeometry path, Pen pen)
    {
        if (!(pen.Width > 0 && pen.Width <= 200))
        {
            throw new FigureException($"A line width of {pen.Width} is out of range.", "Use 0.5 to 20.");
        }

        RequirePath(path);
        AddMark(new StrokeMark(Current, path, pen), path.Bounds.Inflate(pen.Width / 2));
    }

    /// <summary>Fills a path for the current element.</summary>
    public void Fill(PathGeometry path, Color color)
    {
        RequirePath(path);
        AddMark(new FillMark(Current, path, color), path.Bounds);
    }

    /// <summary>Writes a line of text for the current element, its middle at a position.</summary>
    /// <param name="text">One line; empty writes nothing.</param>
    /// <param name="center">Middle of the text's box.</param>
    /// <param name="style">Font, size, colour.</param>
    /// <param name="rotation">Degrees, anticlockwise as a reader sees it.</param>
    /// <returns>The box that the text covers.</returns>
    public Box Text(string text, Point center, TextStyle style, double rotation = 0)
    {
        RequireText(text);
        RequireNear(center);
        RequireSize(style);
        var size = Fonts.Measure(text, style);
        var box = Rotated(center, size, rotation);
        if (text.Length > 0)
        {
            AddMark(new TextMark(Current, text, center, style, rotation, size), box);
        }

        return box;
    }

    /// <summary>Writes text beside a position instead of centred on it.</summary>
    /// <param name="text">One line.</param>
    /// <param name="at">The position.</param>
    /// <param name="style">Font, size, colour.</param>
    /// <param name="alignX">-1: the text ends there; 0: centred; 1: it starts there.</param>
    /// <param name="alignY">-1: the text stands above; 0: centred; 1: below.</param>
    public Box TextBeside(string text, Point at, TextStyle style, double alignX, double alignY)
    {
        var size = Fonts.Measure(text, style);
        return Text(text, new Point(at.X + (alignX * size.X / 2), at.Y + (alignY * size.Y / 2)), style);
    }

    /// <summary>
    /// Writes a label near a position, where it disturbs least; the place is chosen when everything else is drawn. The label belongs to the
    /// current element.
    /// </summary>
    /// <param name="text">One line; empty writes nothing.</param>
    /// <param name="at">What it labels.</param>
    /// <param name="style">Font, size, colour.</param>
    /// <param name="distance">Gap in pixels from the position to the text's box.</param>
    /// <param name="prefer">Preferred direction from the position; null for any.</param>
    public void Label(string text, Point at, TextStyle style, double distance = 7, Point? prefer = null)
    {
        RequireText(text);
        RequireNear(at);
        RequireNear(new Point(distance, 0));
        RequireSize(style);
        if (text.Length > 0)
        {
            RequireRoomForMark();
            _labels.Add(new PendingLabel(Current, text, at, style, distance, prefer));
        }
    }

    /// <summary>What an earlier primitive left for later ones, such as the axes that curves are plotted on; null if nothing was left.</summary>
    public T? Recall<T>()
        where T : class => _memory.TryGetValue(typeof(T), out var value) ? (T)value : null;

    /// <summary>Leaves something for later primitives of this program.</summary>
    public void Remember<T>(T value)
        where T : class => _memory[typeof(T)] = value;

    /// <summary>Elements added so far, the base scene's included.</summary>
    public IReadOnlyList<Element> Elements => _elements;

    /// <summary>Places the labels and closes the picture.</summary>
    public Scene Complete()
    {
        if (_labels.Count > 0)
        {
            var placer = new LabelPlacer(Canvas, _marks, _pulse);
            var labels = _labels.ToArray();
            _labels.Clear();
            foreach (var label in labels)
            {
                var size = Fonts.Measure(label.Text, label.Style);
                var center = placer.Place(label.At, size, label.Distance, label.Prefer, out var free);

                // A halo costs as much as ten lines; where nothing lies beneath it would not be seen.
                var style = label.Style with { Halo = label.Style.Halo && !free };
                AddMark(new TextMark(label.Element, label.Text, center, style, 0, size), Box.Around(center, size.X, size.Y));
            }
        }

        for (var i = 0; i < _elements.Count; i++)
        {
            if (_elements[i].Bounds != _bounds[i])
            {
                _elements[i] = _elements[i] with { Bounds = _bounds[i] };
            }
        }

        return new Scene((int)Width, (int)Height, Theme, Paper, [.. _elements], [.. _marks]);
    }

    private int Current => _elements.Count > 0 ? _elements.Count - 1 : throw new FigureException("Nothing was added to draw for.");

    private static Box Rotated(Point center, Point size, double rotation)
    {
        if (rotation == 0)
        {
            return Box.Around(center, size.X, size.Y);
        }

        var (sin, cos) = Math.SinCos(rotation * Math.PI / 180);
        return Box.Around(center, (Math.Abs(cos) * size.X) + (Math.Abs(sin) * size.Y), (Math.Abs(sin) * size.X) + (Math.Abs(cos) * size.Y));
    }

    private void AddMark(Mark mark, Box bounds)
    {
        RequireRoomForMark();
        if (_marks.Count % MarksBetweenPulses == 0)
        {
            _pulse();
        }

        _marks.Add(mark);
        _bounds[mark.Element] = _bounds[mark.Element].Union(bounds);
    }

    // Labels are placed when everything else is drawn; their marks are counted as soon as they are asked for.
    private void RequireRoomForMark()
    {
        if (_marks.Count + _labels.Count >= _limits.Marks)
        {
            throw new FigureException($"The picture needs more than {_limits.Marks} drawing operations.", "Draw fewer things.", FigureErrorKind.Budget);
        }
    }

    private void CountPoints(int count)
    {
        _pathPoints += count;
        if (_pathPoints > _limits.PathPoints)
        {
            throw new FigureException($"The paths have more than {_limits.PathPoints} points.", "Draw simpler curves.", FigureErrorKind.Budget);
        }
    }

    private void RequirePath(PathGeometry path)
    {
        CountPoints(path.Points.Length);

        foreach (var point in path.Points)
        {
            RequireNear(point);
        }
    }

    private static void RequireNear(Point point)
    {
        if (!point.IsFinite)
        {
            throw new FigureException("A coordinate is not a finite number.", "Look for a division by zero or a root of a negative number.");
        }

        if (Math.Abs(point.X) > FarAway || Math.Abs(point.Y) > FarAway)
        {
            throw new FigureException($"The position ({point.X:0}, {point.Y:0}) is far off the canvas.");
        }
    }

    private static void RequireSize(TextStyle style)
    {
        if (!(style.Size >= 4 && style.Size <= 200))
        {
            throw new FigureException($"A text size of {style.Size:0.##} is out of range.", "Use 8 to 60.");
        }
    }

    private void RequireText(string text)
    {
        if (text.Length > _limits.TextLength)
        {
            throw new FigureException($"A text is longer than {_limits.TextLength} characters.", kind: FigureErrorKind.Budget);
        }

        foreach (var character in text)
        {
            if (Identifiers.IsInvisible(character))
            {
                throw new FigureException($"A text contains the control character U+{(int)character:X4}.", "Write visible text on one line.");
            }
        }

        if (!Identifiers.IsWellFormed(text))
        {
            throw new FigureException("A text contains half of a character.", "Cut texts between characters.");
        }
    }

    private void RequireBlank(string what)
    {
        if (_isStep)
        {
            throw new FigureException($"{what} cannot be used in a step: the picture exists already.");
        }

        if (_elements.Count > 0)
        {
            throw new FigureException($"{what} must come before anything is drawn.");
        }
    }

    private sealed record PendingLabel(int Element, string Text, Point At, TextStyle Style, double Distance, Point? Prefer);
}
