using Flywheel.Model.Tests.Chat;
using Flywheel.Worker.Commands;

namespace Flywheel.Worker.Tests.Bundle;

public sealed class BundleTests(PackedBundle bundle, TinyModel tiny) : IClassFixture<PackedBundle>, IClassFixture<TinyModel>
{
    [Fact]
    public void It_fits_in_60_megabytes() => Assert.InRange(new FileInfo(bundle.Archive).Length, 10_000_000, 60_000_000);

    [Fact]
    public void It_runs_on_the_runtime_that_it_brings()
    {
        var (code, output, _) = bundle.Run("runtime/dotnet", ["--list-runtimes"]);

        Assert.Equal(0, code);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains($"[{bundle.Folder}/runtime/", line, StringComparison.Ordinal));
        Assert.Contains("Microsoft.AspNetCore.App 10.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_libraries_find_each_other_and_need_nothing_else_but_glibc()
    {
        var libraries = Directory.GetFiles(Path.Combine(bundle.Folder, "lib"), "*.so.*");

        var (_, output, _) = bundle.Run("ldd", libraries, ("LD_LIBRARY_PATH", Path.Combine(bundle.Folder, "lib")));

        var elsewhere = output.Split('\n').Where(line => line.Contains("=>", StringComparison.Ordinal) && !line.Contains($"=> {bundle.Folder}/lib/", StringComparison.Ordinal));
        Assert.Contains(libraries, library => library.EndsWith("/libcairo.so.2", StringComparison.Ordinal));
        Assert.All(elsewhere, line => Assert.Matches(@"^\s*lib(c|m|dl|rt|pthread)\.so\.\d => /", line));
    }

    [Fact]
    public void Each_library_comes_with_its_licence()
    {
        var licences = Directory.GetFiles(Path.Combine(bundle.Folder, "licences")).Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(new[] { "VThinker", "dotnet", "dotnet-third-party", "libcairo2", "libfreetype6", "libzstd1", "fonts-dejavu", "packages" }.Except(licences));
    }

    [Fact]
    public void A_figure_is_painted_to_the_same_bytes_as_here()
    {
        var (program, here, there) = (bundle.Beside("a.cs"), bundle.Beside("here.png"), bundle.Beside("there.png"));
        File.WriteAllText(program, "Canvas(200, 120); Polygon(Point(\"A\", 20, 100), Point(\"B\", 180, 100), Point(\"C\", 90, 20)); Text(\"Area?\", 100, 60);");
        Assert.Equal(0, FigureCommand.Create().Parse(["render", program, "-o", here]).Invoke());

        Assert.Equal((0, "", ""), bundle.Run("flywheel", ["figure", "render", program, "-o", there]));

        Assert.Equal(File.ReadAllBytes(here), File.ReadAllBytes(there));
    }

    [Fact]
    public void The_model_equals_the_reference_after_its_bridge_was_built_there()
    {
        var (code, output, errors) = bundle.Run("flywheel", ["model", "parity", Path.Combine(bundle.Folder, "fixtures"), "--device", "cpu"], ("FLYWHEEL_NATIVE", bundle.Beside("native")));

        Assert.StartsWith("Building the bridge to libtorch ", errors, StringComparison.Ordinal);
        Assert.EndsWith("equal to the reference\n", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public void A_model_in_a_folder_is_asked()
    {
        var picture = bundle.Beside("asked.png");
        var program = bundle.Beside("asked.cs");
        File.WriteAllText(program, "Canvas(100, 60); Dot(10, 10);");
        Assert.Equal(0, bundle.Run("flywheel", ["figure", "render", program, "-o", picture]).Code);

        var (code, output, _) = bundle.Run("flywheel", ["ask", picture, "How many?", "--model", tiny.Folder, "--device", "cpu", "--tokens", "10", "-o", bundle.Beside("out")]);

        // Random weights answer nothing.
        Assert.Equal(1, code);
        Assert.EndsWith("No answer: the tokens are used up (--tokens).\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_libtorch_it_says_what_to_install()
    {
        var (code, _, errors) = bundle.Run("flywheel", ["model", "bench"], ("FLYWHEEL_LIBTORCH", "/nowhere"), ("FLYWHEEL_NATIVE", bundle.Beside("none")));

        Assert.Equal(1, code);
        Assert.Contains("FLYWHEEL_LIBTORCH=/nowhere holds no lib/libtorch_cpu.so", errors, StringComparison.Ordinal);
    }
}
