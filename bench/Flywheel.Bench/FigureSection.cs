using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Bench;

/// <summary>Speed of the figure language and of rendering, on one core.</summary>
internal sealed class FigureSection : IBenchSection
{
    private const int Programs = 2_000;
    private const int Pictures = 400;

    public string Name => "figures";

    public Task RunAsync(BenchReport report)
    {
        using var fonts = new FontLibrary();
        using var renderer = new FigureRenderer(fonts);
        var engine = new FigureEngine(fonts);

        // Every program differs in its numbers, so that nothing can be remembered from one to the next.
        var programs = Enumerable.Range(0, Programs).Select(Program).ToImmutableArray();
        foreach (var program in programs.Take(4))
        {
            var result = engine.Draw(program);
            report.Line($"{program.AsSpan().Count('\n')} lines, {result.Usage.Steps} steps, {result.Usage.Elements} elements, {result.Usage.Marks} drawing operations");
        }

        report.RatePerCore("programs, parsed and interpreted", 3_000, Programs, () =>
        {
            foreach (var program in programs)
            {
                if (!engine.Draw(program).Succeeded)
                {
                    throw new InvalidOperationException(engine.Draw(program).Errors[0].ToString());
                }
            }
        });
        var pictures = report.RatePerCore("programs to PNG, 448 x 448", 1_000, Pictures, () => Render(programs));
        Compare(report, pictures);
        var noisy = programs.Select((p, i) => p.Insert(p.IndexOf("\");", p.IndexOf("Theme(", StringComparison.Ordinal), StringComparison.Ordinal) + 1, $", paper: \"grain\", noise: 0.02, seed: {i}")).ToImmutableArray();
        report.RatePerCore("the same on grained paper with noise", null, Pictures, () => Render(noisy));

        void Render(ImmutableArray<string> sources)
        {
            foreach (var source in sources.AsSpan()[..Pictures])
            {
                renderer.Png(engine.Draw(source).Scene!);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets Python's libraries draw a picture like the first, where they are installed.</summary>
    private static void Compare(BenchReport report, double pictures)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "like_picture.py");
        foreach (var python in (string[])["/usr/bin/python3", "python3"])
        {
            string[] lines;
            try
            {
                using var process = Process.Start(new ProcessStartInfo(python, [script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
                lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
                process.WaitForExit();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                continue;
            }

            foreach (var line in lines)
            {
                var parts = line.Split(' ');
                var rate = double.Parse(parts[1], CultureInfo.InvariantCulture);
                report.Line($"  a like picture with {parts[0],-12} {rate,26:N0} a core second; ours {pictures / rate:0.0} times that");
            }

            if (lines.Length > 0)
            {
                return;
            }
        }

        report.Line("  (matplotlib and PIL are not installed: python3-matplotlib, python3-pil)");
    }

    private static string Program(int seed) => (seed % 4) switch
    {
        0 => Triangle(seed),
        1 => Circles(seed),
        2 => Chart(seed),
        _ => Graph(seed),
    };

    private static string Triangle(int seed) => $$"""
        Canvas(448, 448);
        Theme("textbook");
        // A triangle with its altitude and the marks of its angles.
        var a = Point("A", {{80 + (seed % 31)}}, 350);
        var b = Point("B", {{360 + (seed % 17)}}, 350);
        var c = Point("C", {{190 + (seed % 57)}}, {{80 + (seed % 23)}});
        Polygon(a, b, c, fill: "blue", opacity: 0.15);
        var foot = Foot(c, a, b);
        Segment(c, foot, dashed: true, color: "accent");
        RightAngle(c, foot, b);
        Segment(a, b, label: $"{Distance(a, b) / 20:0.#} cm");
        Segment(b, c, label: "a");
        Segment(a, c, label: "b");
        string AngleText(Point p, Point v, Point q)
        {
            var degrees = Math.Round(AngleAt(p, v, q));
            return $"{degrees}°";
        }
        AngleMark(b, a, c, label: AngleText(b, a, c));
        AngleMark(a, b, c, label: AngleText(a, b, c));
        AngleMark(a, c, b, label: "?");
        var corners = [a, b, c];
        for (var i = 0; i < corners.Length; i++)
        {
            var next = corners[(i + 1) % corners.Length];
            TickMark(corners[i], next, count: i + 1);
        }
        Title("Find the angle at C");
        """;

    private static string Circles(int seed) => $$"""
        Canvas(448, 448);
        Theme("warm");
        var center = new Point(224, {{220 + (seed % 11)}});
        double[] radii = [40, 70, 100, 130];
        string[] colors = ["blue", "red", "green", "orange"];
        for (var i = 0; i < radii.Length; i++)
        {
            Circle(center, radii[i], color: colors[i]);
        }
        var n = {{5 + (seed % 4)}};
        var points = Range(0, n).Select(i => center + Polar(130, 90 + i * 360.0 / n));
        foreach (var p in points)
        {
            Dot(p.X, p.Y);
            Segment(center, p, width: 1, color: "muted");
        }
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var q = points[(i + 1) % n];
            Segment(points[i], q, dashed: i % 2 == 0);
            sum += points[i].DistanceTo(q);
        }
        if (sum > 100)
        {
            Text($"perimeter {sum:0.0}", 224, 420);
        }
        else
        {
            Text("small", 224, 420, color: "red");
        }
        """;

    private static string Chart(int seed) => $$"""
        Canvas(448, 448);
        Theme("ocean");
        Title("Visitors of a museum");
        string[] days = ["Mon", "Tue", "Wed", "Thu", "Fri"];
        int[] visitors = [{{12 + (seed % 40)}}, 35, {{20 + (seed % 9)}}, 48, 27];
        var scale = 300.0 / visitors.Max();
        var left = 60.0;
        Segment(left, 400, 420, 400);
        Segment(left, 400, left, 70);
        for (var y = 0; y <= visitors.Max(); y += 10)
        {
            var height = 400 - y * scale;
            Segment(left - 5, height, left, height, width: 1);
            Text($"{y}", left - 18, height, size: 12);
        }
        for (var i = 0; i < days.Length; i++)
        {
            var x = left + 20 + i * 68;
            var h = visitors[i] * scale;
            Rectangle(x, 400 - h, 40, h, fill: i % 2 == 0 ? "blue" : "teal", name: days[i]);
            Text(days[i], x + 20, 415, size: 13);
            Text($"{visitors[i]}", x + 20, 390 - h, size: 13, style: "bold");
        }
        """;

    private static string Graph(int seed) => $$"""
        Canvas(448, 448);
        Theme("classic");
        var names = ["A", "B", "C", "D", "E", "F"];
        var at = names.Select((n, i) => new Point(224 + 150 * Math.Cos(i * Math.PI / 3), 224 + 150 * Math.Sin(i * Math.PI / 3 + {{seed % 7}} * 0.01)));
        bool Linked(int i, int j) => (i * 7 + j * 3 + {{seed}}) % 4 == 0;
        var edges = 0;
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
            {
                if (!Linked(i, j) && j != i + 1) continue;
                Segment(at[i], at[j], label: j == i + 1 ? $"{2 + i * j % 9}" : "");
                edges++;
            }
        }
        for (var i = 0; i < names.Length; i++)
        {
            Circle(at[i], 16, fill: "paper", opacity: 1, name: names[i]);
            Text(names[i], at[i].X, at[i].Y, size: 16, style: "bold");
        }
        var arrow = Pt(30, 30);
        Arrow(arrow, arrow + Pt(60, 0), label: "start", color: "accent");
        Title($"{edges} roads");
        """;
}
