using Flywheel.Synthesis.Datasets;
namespace Flywheel.Model.Tests.Training;
public sealed class Scratch(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public async Task Export() => await fixture.ExportAsync("/tmp/train-data", 230, testShare: 0.1);
}
