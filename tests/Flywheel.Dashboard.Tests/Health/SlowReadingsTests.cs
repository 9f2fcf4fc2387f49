using Flywheel.Worker.Dashboard.Health;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flywheel.Dashboard.Tests.Health;

public sealed class SlowReadingsTests : IAsyncDisposable
{
    private readonly SlowReadings _readings = new(TimeProvider.System, NullLogger<SlowReadings>.Instance);
    private readonly TaskCompletionSource<string> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public async ValueTask DisposeAsync() => await _readings.DisposeAsync();

    [Fact]
    public async Task A_page_does_not_wait_for_what_takes_long_and_gets_it_later()
    {
        Assert.Null(await ReadAsync());
        _source.SetResult("counted");
        Assert.Equal("counted", await UntilAsync("counted"));
    }

    [Fact]
    public async Task However_many_ask_one_reads()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync()));
        Assert.Equal(1, _reads);
        _source.SetResult("counted");
        await UntilAsync("counted");
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task What_fails_is_missing_and_tried_again()
    {
        Assert.Null(await _readings.GetAsync<string>("x", TimeSpan.Zero, _ => throw new InvalidOperationException("away"), default));
        for (var i = 0; i < 100 && await _readings.GetAsync("x", TimeSpan.Zero, _ => Task.FromResult("back"), default) != "back"; i++)
        {
            await Task.Delay(20);
        }

        Assert.Equal("back", await _readings.GetAsync("x", TimeSpan.FromDays(1), _ => Task.FromResult("new"), default));
    }

    private async Task<string?> UntilAsync(string value)
    {
        string? read = null;
        for (var i = 0; i < 100 && read != value; i++)
        {
            read = await ReadAsync();
        }

        return read;
    }

    private Task<string?> ReadAsync() => _readings.GetAsync(
        "slow",
        TimeSpan.FromDays(1),
        _ =>
        {
            Interlocked.Increment(ref _reads);
            return _source.Task;
        },
        default);
}
