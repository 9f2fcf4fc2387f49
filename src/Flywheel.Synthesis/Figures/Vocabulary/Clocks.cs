using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Clock faces, digital clocks, pages of a calendar and timetables.</summary>
[Vocabulary("Clocks and calendars", "clock-calendar")]
internal static class Clocks
{
    private static readonly string[] Roman = ["I", "II", "III", "IIII", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>
    /// Draws a clock face, its hands where they stand at that time. Element <c>clock</c>, points: centre, tip of the hour hand, tip of the minute
    /// hand; text: its name; values <c>hour</c> (1 to 12), <c>minute</c>, <c>hourAngle</c> and <c>minuteAngle</c> (degrees clockwise from 12).
    /// Each numeral is an element <c>clock-number</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written below the face; empty for none.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels, at least 40.</param>
    /// <param name="numerals">arabic, roman, quarters (only 3, 6, 9 and 12) or none.</param>
    /// <param name="fill">Colour of the face; empty for none.</param>
    /// <param name="mirrored">Whether the face is seen in a mirror; its numerals are then left out.</param>
    [Primitive]
    public static Element Clock(Sketch sketch, string name, int hour, int minute, double x, double y, double radius = 100, string numerals = "arabic", string fill = "shade", bool mirrored = false)
    {
        RequireTime(hour, minute);
        if (radius < 40)
        {
            throw new FigureException($"A clock with a radius of {radius:0.#} pixels cannot be read.", "Use 40 or more.");
        }

        var center = new Point(x, y);
        var (hourAngle, minuteAngle) = (((hour % 12) * 30) + (minute * 0.5), minute * 6.0);
        var shown = Numerals(mirrored ? "none" : numerals);
        var reach = shown(12).Length > 0 ? 0.62 : 0.8;
        var (hourTip, minuteTip) = (At(radius * (reach - 0.22), hourAngle), At(radius * reach, minuteAngle));
        var element = sketch.Add(
            "clock", name, [center, hourTip, minuteTip], name, ("hour", hour % 12 == 0 ? 12 : hour % 12), ("minute", minute),
            ("hourAngle", hourAngle), ("minuteAngle", minuteAngle), ("radius", radius), ("mirrored", mirrored));
        Essentials.Outline(sketch, PathGeometry.Circle(center, radius), "ink", fill, 0.6, 3, dashed: false);
        var (minutes, hours) = (new PathBuilder(), new PathBuilder());
        for (var i = 0; i < 60; i++)
        {
            (i % 5 == 0 ? hours : minutes).MoveTo(At(radius * 0.96, i * 6)).LineTo(At(radius * (i % 5 == 0 ? 0.88 : 0.92), i * 6));
        }

        sketch.Stroke(minutes.Build(), sketch.Pen("ink", 1));
        sketch.Stroke(hours.Build(), sketch.Pen("ink", 2.2));
        if (name.Length > 0)
        {
            sketch.Text(name, center + new Point(0, radius + 17), sketch.Style(16, FontFace.SansBold));
        }

        for (var i = 1; i <= 12; i++)
        {
            if (shown(i) is { Length: > 0 } text)
            {
                var style = sketch.Style(Math.Clamp(radius * 0.19, 11, 24), FontFace.SansBold);
                var at = At(Numeral(i, sketch.Fonts.Measure(text, style)), i * 30);
                sketch.Add("clock-number", text, [at], text, ("value", i), ("clock", name));
                sketch.Text(text, at, style);
            }
        }

        sketch.Add("hand", "hour", [center, hourTip], "", ("degrees", hourAngle), ("clock", name));
        sketch.Stroke(PathGeometry.Line(At(radius * -0.08, hourAngle), hourTip), sketch.Pen("ink", Math.Max(4.5, radius * 0.055)));
        sketch.Add("hand", "minute", [center, minuteTip], "", ("degrees", minuteAngle), ("clock", name));
        sketch.Stroke(PathGeometry.Line(At(radius * -0.1, minuteAngle), minuteTip), sketch.Pen("blue", Math.Max(2.6, radius * 0.03)));
        sketch.Fill(PathGeometry.Circle(center, Math.Max(4, radius * 0.045)), sketch.Ink);
        return element;

        // Wide numerals stand further in, so that their outer corner keeps clear of the minute marks.
        double Numeral(int number, Point size)
        {
            var distance = radius * 0.76;
            while (distance > radius * 0.5 && new Point(Math.Abs(At(distance, number * 30).X - x) + (size.X / 2), Math.Abs(At(distance, number * 30).Y - y) + (size.Y * 0.32)).Length > radius * 0.87)
            {
                distance -= 1;
            }

            return distance;
        }

        Point At(double distance, double clockwise) => center + Point.Polar(distance, mirrored ? 90 + clockwise : 90 - clockwise);
    }

    /// <summary>
    /// Draws a digital clock. Element <c>digital-clock</c>, point: its middle; text: the time and the name; values <c>hour</c> (0 to 23) and <c>minute</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written below it; empty for none.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="width">Width in pixels, at least 80.</param>
    /// <param name="twelve">Whether it shows a.m. and p.m. instead of 24 hours.</param>
    [Primitive]
    public static Element DigitalClock(Sketch sketch, string name, int hour, int minute, double x, double y, double width = 170, bool twelve = false)
    {
        RequireTime(hour, minute);
        if (width < 80)
        {
            throw new FigureException($"A digital clock {width:0.#} pixels wide cannot be read.", "Use 80 or more.");
        }

        var center = new Point(x, y);
        var text = twelve ? $"{(hour % 12 == 0 ? 12 : hour % 12)}:{minute:00} {(hour < 12 ? "am" : "pm")}" : $"{hour:00}:{minute:00}";
        var element = sketch.Add("digital-clock", name, [center], name.Length > 0 ? $"{text} {name}" : text, ("hour", hour), ("minute", minute));
        var box = Box.Around(center, width, width * 0.42);
        Essentials.Outline(sketch, PathGeometry.Rectangle(box, 10), "ink", "shade", 1, 3, dashed: false);
        Essentials.Outline(sketch, PathGeometry.Rectangle(box.Inflate(-width * 0.04), 6), "muted", "paper", 1, 1.2, dashed: false);
        sketch.Text(text, center, sketch.Style(width * (twelve ? 0.17 : 0.25), FontFace.Mono));
        if (name.Length > 0)
        {
            sketch.Text(name, new Point(x, box.Bottom + 16), sketch.Style(16, FontFace.SansBold));
        }

        return element;
    }

    /// <summary>
    /// Draws the page of a month. Element <c>calendar</c>, text: its title, value <c>days</c>; <c>weekday</c> for the column headers, named Mon to
    /// Sun; <c>calendar-day</c> for each day, named by its number, point: its middle; values <c>value</c> (the day), <c>weekday</c> (its header),
    /// <c>column</c> and <c>row</c> (from 0), <c>marked</c> (1 or 0).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="title">Its title, such as March.</param>
    /// <param name="days">28 to 31.</param>
    /// <param name="first">Weekday of the first day: 0 for Monday to 6 for Sunday.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="width">Width in pixels, at least 200.</param>
    /// <param name="height">Height in pixels, at least 180.</param>
    /// <param name="start">Weekday of the first column: 0 for Monday or 6 for Sunday.</param>
    /// <param name="marked">Days with a ring around them.</param>
    [Primitive]
    public static Element MonthCalendar(Sketch sketch, string title, int days, int first, double x, double y, double width, double height, int start = 0, int[]? marked = null)
    {
        if (days is < 28 or > 31 || first is < 0 or > 6 || start is < 0 or > 6)
        {
            throw new FigureException($"A month of {days} days that begins on weekday {first} in a week that begins on {start} cannot be drawn.", "Use 28 to 31 days, and weekdays 0 (Monday) to 6 (Sunday).");
        }

        if (width < 200 || height < 180)
        {
            throw new FigureException($"A calendar of {width:0} x {height:0} pixels cannot be read.", "Use 200 x 180 or more.");
        }

        var offset = (first - start + 7) % 7;
        var rows = (offset + days + 6) / 7;
        var (column, header) = (width / 7, 34.0);
        var line = (height - header - 26) / rows;
        var box = new Box(x, y, x + width, y + height);
        var element = sketch.Add("calendar", title, [box.Center], title, ("days", days), ("first", first));
        Essentials.Outline(sketch, PathGeometry.Rectangle(box, 8), "ink", "", 1, 2, dashed: false);
        sketch.Fill(PathGeometry.Rectangle(new Box(box.Left + 1.5, box.Top + 1.5, box.Right - 1.5, box.Top + header), 7), sketch.Color("shade"));
        sketch.Text(title, new Point(box.Center.X, box.Top + (header / 2)), sketch.Style(17, FontFace.SansBold));
        for (var c = 0; c < 7; c++)
        {
            var day = Weekdays[(start + c) % 7];
            var at = new Point(x + ((c + 0.5) * column), y + header + 15);
            sketch.Add("weekday", day, [at], day, ("column", c));
            sketch.Text(day, at, sketch.Style(13, FontFace.SansBold, "muted"));
        }

        for (var d = 1; d <= days; d++)
        {
            var (r, c) = ((offset + d - 1) / 7, (offset + d - 1) % 7);
            var at = new Point(x + ((c + 0.5) * column), y + header + 26 + ((r + 0.5) * line));
            var ring = marked is not null && marked.Contains(d);
            sketch.Add("calendar-day", $"{d}", [at], $"{d}", ("value", d), ("weekday", Weekdays[(start + c) % 7]), ("column", c), ("row", r), ("marked", ring));
            if (ring)
            {
                sketch.Stroke(PathGeometry.Circle(at, Math.Min(15, (line / 2) - 1)), sketch.Pen("red", 2));
            }

            sketch.Text($"{d}", at, sketch.Style(15));
        }

        return element;
    }

    /// <summary>
    /// Draws a timetable: stops down the side, one column for each service. Elements <c>service</c> and <c>stop</c>, named by their text;
    /// <c>departure</c>, named "stop, service", point: its middle; values <c>stop</c>, <c>service</c>, <c>minutes</c> (after midnight).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="stops">2 to 9 stops.</param>
    /// <param name="services">1 to 6 services, such as Bus 12.</param>
    /// <param name="minutes">For each stop the minutes after midnight at which each service leaves it; -1 where it does not stop.</param>
    /// <param name="title">Title.</param>
    /// <param name="corner">Text over the stops.</param>
    [Primitive]
    public static void Timetable(Sketch sketch, string[] stops, string[] services, int[][] minutes, string title = "", string corner = "Stop")
    {
        if (stops.Length is < 2 or > 9 || services.Length is < 1 or > 6 || minutes.Length != stops.Length || minutes.Any(row => row.Length != services.Length))
        {
            throw new FigureException("A timetable needs 2 to 9 stops, 1 to 6 services and one time for each stop and service.");
        }

        if (minutes.Any(row => row.Any(m => m is < -1 or >= 24 * 60)))
        {
            throw new FigureException("A time of the timetable is out of range.", "Use 0 to 1439 minutes after midnight, or -1 for none.");
        }

        var top = Captions.Title(sketch, title) + 6;
        var style = sketch.Style(15);
        var name = Math.Max(84, stops.Append(corner).Max(s => sketch.Fonts.Measure(s, sketch.Style(15, FontFace.SansBold)).X) + 22);
        var column = Math.Min(96, (sketch.Width - 24 - name) / services.Length);
        if (services.Max(s => sketch.Fonts.Measure(s, sketch.Style(13, FontFace.SansBold)).X) > column - 4 || column < 48)
        {
            throw new FigureException("The timetable is too wide for the canvas.", "Use fewer or shorter services, or a wider Canvas.");
        }

        var row = Math.Clamp((sketch.Height - top - 14) / (stops.Length + 1), 24, 42);
        var left = Math.Round((sketch.Width - name - (column * services.Length)) / 2);
        Cell("timetable", corner, corner, -1, -1, bold: true);
        for (var c = 0; c < services.Length; c++)
        {
            Cell("service", services[c], services[c], -1, c, bold: true);
        }

        for (var r = 0; r < stops.Length; r++)
        {
            Cell("stop", stops[r], stops[r], r, -1, bold: true);
            for (var c = 0; c < services.Length; c++)
            {
                var time = minutes[r][c];
                Cell("departure", $"{stops[r]}, {services[c]}", time < 0 ? "–" : TimeText(time), r, c, bold: false, ("stop", stops[r]), ("service", services[c]), ("minutes", time));
            }
        }

        void Cell(string kind, string called, string text, int r, int c, bool bold, params ReadOnlySpan<(string Key, ElementValue Value)> values)
        {
            var x = c < 0 ? left : left + name + (c * column);
            var y = top + ((r + 1) * row);
            var box = new Box(x, y, x + (c < 0 ? name : column), y + row);
            sketch.Add(kind, called, [box.Center], text, values);
            if (r < 0 || c < 0)
            {
                sketch.Fill(PathGeometry.Rectangle(box), sketch.Color("shade"));
            }

            sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen("muted", 1));
            if (c < 0)
            {
                sketch.TextBeside(text, new Point(box.Left + 10, box.Center.Y), style with { Face = FontFace.SansBold }, 1, 0);
            }
            else
            {
                sketch.Text(text, box.Center, bold ? sketch.Style(13, FontFace.SansBold) : style);
            }
        }
    }

    /// <summary>A time of day as 24-hour clocks show it.</summary>
    internal static string TimeText(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    private static Func<int, string> Numerals(string numerals) => numerals switch
    {
        "arabic" => i => $"{i}",
        "roman" => i => Roman[i - 1],
        "quarters" => i => i % 3 == 0 ? $"{i}" : "",
        "none" => _ => "",
        _ => throw new FigureException($"There are no numerals \"{numerals}\".", "Numerals are arabic, roman, quarters and none."),
    };

    private static void RequireTime(int hour, int minute)
    {
        if (hour is < 0 or > 23 || minute is < 0 or > 59)
        {
            throw new FigureException($"There is no time {hour}:{minute:00}.", "Use hours 0 to 23 and minutes 0 to 59.");
        }
    }
}
