using Flywheel.Worker.Dashboard.Readings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flywheel.Dashboard.Tests;

public sealed class BackgroundReadingsTests : IAsyncDisposable
{
    private readonly BackgroundReadings _readings = new(TimeProvider.System, NullLogger<BackgroundReadings>.Instance);
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
        Assert.Null(await _readings.ValueAsync<string>("x", TimeSpan.Zero, _ => throw new InvalidOperationException("away"), default));
        for (var i = 0; i < 100 && await _readings.ValueAsync("x", TimeSpan.Zero, _ => Task.FromResult("back"), default) != "back"; i++)
        {
            await Task.Delay(20);
        }

        Assert.Equal("back", await _readings.ValueAsync("x", TimeSpan.FromDays(1), _ => Task.FromResult("new"), default));
    }

    [Fact]
    public async Task Who_needs_a_value_waits_for_the_first_and_is_told_why_there_is_none()
    {
        var waiting = _readings.GetAsync("slow", TimeSpan.MaxValue, _ => _source.Task, default, Timeout.InfiniteTimeSpan);
        await Task.Delay(60);
        Assert.False(waiting.IsCompleted);
        _source.SetException(new InvalidOperationException("away"));
        Assert.Equal(("away", false), ((await waiting).Failure?.Message, (await waiting).IsRunning));
    }

    [Fact]
    public async Task An_old_reading_is_shown_while_a_new_one_is_made()
    {
        Assert.Equal("old", await WaitAsync("old"));
        await Task.Delay(20);
        Assert.Equal("old", await _readings.ValueAsync("x", TimeSpan.Zero, _ => _source.Task, default));
        var reading = _readings.Find<string>("x");
        Assert.Equal(("old", true), (reading?.Value, reading?.IsRunning));
        _source.SetResult("new");
    }

    [Fact]
    public async Task What_is_good_for_ever_is_read_once_unless_it_is_forgotten()
    {
        Assert.Equal("first", await WaitAsync("first"));
        Assert.Equal("first", await WaitAsync("second"));
        _readings.Remove("x");
        Assert.Equal("second", await WaitAsync("second"));
    }

    private async Task<string?> WaitAsync(string value) =>
        (await _readings.GetAsync("x", TimeSpan.MaxValue, _ => Task.FromResult(value), default, Timeout.InfiniteTimeSpan)).Value;

    private async Task<string?> UntilAsync(string value)
    {
        string? read = null;
        for (var i = 0; i < 100 && read != value; i++)
        {
            read = await ReadAsync();
        }

        return read;
    }

    private Task<string?> ReadAsync() => _readings.ValueAsync(
        "slow",
        TimeSpan.FromDays(1),
        _ =>
        {
            Interlocked.Increment(ref _reads);
            return _source.Task;
        },
        default);
}
