using System.CommandLine;
using System.Text.Json;
using Flywheel.Worker.Commands;

namespace Flywheel.Worker.Tests.Commands;

public sealed class FigureCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("figure-").FullName;

    [Fact]
    public void Render_writes_a_png()
    {
        var picture = Path.Combine(_folder, "x.png");
        Assert.Equal((0, "", ""), Run("render", Write("a.cs", "Canvas(100, 60); Dot(10, 10);"), "-o", picture, "--scale", "2"));
        var bytes = File.ReadAllBytes(picture);
        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        Assert.Equal(200, (bytes[18] * 256) + bytes[19]);
    }

    [Fact]
    public void Elements_prints_the_inventory_with_its_steps_as_json()
    {
        var (code, output, _) = Run("elements", Write("a.cs", "Point(\"A\", 10, 20);"), "--step", Write("b.cs", "Segment(1, 2, 3, 4, color: \"accent\");"));
        using var json = JsonDocument.Parse(output);
        var elements = json.RootElement.GetProperty("elements");
        Assert.Equal(0, code);
        Assert.Equal(("point", "A", 0), (elements[0].GetProperty("kind").GetString(), elements[0].GetProperty("name").GetString(), elements[0].GetProperty("step").GetInt32()));
        Assert.Equal(("segment", 1), (elements[1].GetProperty("kind").GetString(), elements[1].GetProperty("step").GetInt32()));
        Assert.Equal(20, elements[0].GetProperty("points")[0][1].GetDouble());
    }

    [Fact]
    public void Check_says_what_is_drawn()
    {
        var (code, output, _) = Run("check", Write("a.cs", "Dot(10, 10);"));
        Assert.Equal((0, "ok: 448 x 448 pixels, 1 elements, 1 drawing operations\n"), (code, output));
    }

    [Fact]
    public void Errors_are_printed_as_a_compiler_does()
    {
        var file = Write("a.cs", "Dot(10, 10);\n  Circl(1, 2, 3);");
        Assert.Equal((1, "", $"{file}(2,3): error: There is no function Circl. Did you mean Circle?\n"), Run("check", file));
        Assert.Equal(1, Run("render", file, "-o", Path.Combine(_folder, "x.png")).Code);
        Assert.False(File.Exists(Path.Combine(_folder, "x.png")));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_named()
    {
        Assert.Equal((1, "", "error: There is no file missing.cs.\n"), Run("check", "missing.cs"));
        var binary = Path.Combine(_folder, "b.cs");
        File.WriteAllBytes(binary, [0x80, 0x81]);
        Assert.Equal((1, "", $"error: {binary} is not UTF-8 text.\n"), Run("check", binary));
    }

    [Fact]
    public void A_scale_out_of_range_is_refused() =>
        Assert.Contains("--scale must be 0.1 to 8.", Run("render", Write("a.cs", ""), "-o", "x.png", "--scale", "99").Errors, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = FigureCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    private string Write(string name, string code)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, code);
        return path;
    }
}
