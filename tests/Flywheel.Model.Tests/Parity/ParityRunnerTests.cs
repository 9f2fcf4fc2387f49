using Flywheel.Model.Parity;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Parity;

public sealed class ParityRunnerTests
{
    [Fact]
    public void The_model_equals_the_reference_in_all_that_is_compared()
    {
        var checks = ParityRunner.Run(Fixture.Root, CPU).ToArray();

        Assert.True(checks.All(check => check.Passed), string.Join('\n', checks.Select(check => $"{check.Name}: {check.Difference:g3} of {check.Bar}")));
        Assert.Equal(17, checks.Length);
    }

    [Fact]
    public void A_folder_with_nothing_to_compare_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();

        var error = Assert.Throws<ParityException>(() => ParityRunner.Run(folder.FullName, CPU).ToArray());

        Assert.Contains("expected.safetensors", error.Message, StringComparison.Ordinal);
        folder.Delete();
    }
}
