using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace Flywheel.Worker.Tests.Jobs;

/// <summary>Keeps what is enqueued and starts nothing.</summary>
internal sealed class RecordingJobClient : IBackgroundJobClient
{
    private readonly ConcurrentQueue<(Job Job, IState State)> _created = new();

    public (Job Job, IState State)[] Created => [.. _created];

    public string Create(Job job, IState state)
    {
        _created.Enqueue((job, state));
        return "1";
    }

    public bool ChangeState(string jobId, IState state, string? expectedState) => false;
}
