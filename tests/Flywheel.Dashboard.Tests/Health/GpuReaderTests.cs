using Flywheel.Worker.Dashboard.Health;

namespace Flywheel.Dashboard.Tests.Health;

public sealed class GpuReaderTests
{
    [Fact]
    public void Cards_are_read_with_what_they_say_of_themselves()
    {
        var gpus = GpuReader.Parse("NVIDIA H200, 97, 1024, 143771, 61\nOld card, [N/A], [N/A], 2048, [N/A]\n");
        Assert.Equal([new Gpu("NVIDIA H200", 97, 1L << 30, 143_771L << 20, 61), new Gpu("Old card", null, null, 2_048L << 20, null)], gpus.ToArray());
    }

    [Fact]
    public void An_answer_that_is_no_list_names_no_card() => Assert.Empty(GpuReader.Parse("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n"));

    [Fact]
    public async Task A_machine_without_the_program_has_no_cards()
    {
        var gpus = await GpuReader.ReadAsync(default);
        Assert.All(gpus, gpu => Assert.NotEmpty(gpu.Name));
    }
}
