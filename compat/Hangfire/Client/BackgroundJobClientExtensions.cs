using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

public static class BackgroundJobClientExtensions
{
    public static string Create(this IBackgroundJobClient client, Expression<Action> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall), state);

    public static string Create(this IBackgroundJobClient client, string queue, Expression<Action> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), state);

    public static string Create(this IBackgroundJobClient client, Expression<Func<Task>> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall), state);

    public static string Create(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), state);

    public static string Create<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall), state);

    public static string Create<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), state);

    public static string Create<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall), state);

    public static string Create<T>(this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall, IState state) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), state);

    public static string Enqueue(this IBackgroundJobClient client, Expression<Action> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall), new EnqueuedState());

    public static string Enqueue(this IBackgroundJobClient client, string queue, Expression<Action> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new EnqueuedState());

    public static string Enqueue(this IBackgroundJobClient client, Expression<Func<Task>> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall), new EnqueuedState());

    public static string Enqueue(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new EnqueuedState());

    public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall), new EnqueuedState());

    public static string Enqueue<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new EnqueuedState());

    public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall), new EnqueuedState());

    public static string Enqueue<T>(this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new EnqueuedState());

    public static string Schedule(this IBackgroundJobClient client, Expression<Action> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(delay));

    public static string Schedule(this IBackgroundJobClient client, string queue, Expression<Action> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(delay));

    public static string Schedule(this IBackgroundJobClient client, Expression<Func<Task>> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(delay));

    public static string Schedule(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(delay));

    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(delay));

    public static string Schedule<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(delay));

    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(delay));

    public static string Schedule<T>(this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(delay));

    public static string Schedule(this IBackgroundJobClient client, Expression<Action> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule(this IBackgroundJobClient client, string queue, Expression<Action> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule(this IBackgroundJobClient client, Expression<Func<Task>> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall), new ScheduledState(enqueueAt.UtcDateTime));

    public static string Schedule<T>(this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new ScheduledState(enqueueAt.UtcDateTime));

    public static string ContinueJobWith(this IBackgroundJobClient client, string parentId, Expression<Action> methodCall) =>
        client.ContinueJobWith(parentId, methodCall, JobContinuationOptions.OnlyOnSucceededState);

    public static string ContinueJobWith(this IBackgroundJobClient client, string parentId, Expression<Action> methodCall, JobContinuationOptions options) =>
        Checked(client).Create(Job.FromExpression(methodCall), new AwaitingState(parentId, new EnqueuedState(), options));

    public static string ContinueJobWith<T>(this IBackgroundJobClient client, string parentId, Expression<Action<T>> methodCall) =>
        client.ContinueJobWith(parentId, methodCall, JobContinuationOptions.OnlyOnSucceededState);

    public static string ContinueJobWith<T>(this IBackgroundJobClient client, string parentId, Expression<Action<T>> methodCall, JobContinuationOptions options) =>
        Checked(client).Create(Job.FromExpression(methodCall), new AwaitingState(parentId, new EnqueuedState(), options));

    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, Expression<Func<Task>> methodCall, IState? nextState = null,
        JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Checked(client).Create(Job.FromExpression(methodCall), new AwaitingState(parentId, nextState ?? new EnqueuedState(), options));

    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, Expression<Func<T, Task>> methodCall, IState? nextState = null,
        JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Checked(client).Create(Job.FromExpression(methodCall), new AwaitingState(parentId, nextState ?? new EnqueuedState(), options));

    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Action> methodCall, IState? nextState = null,
        JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new AwaitingState(parentId, nextState ?? new EnqueuedState(), options));

    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Func<Task>> methodCall, IState? nextState = null,
        JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new AwaitingState(parentId, nextState ?? new EnqueuedState(), options));

    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Action<T>> methodCall, IState? nextState = null,
        JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new AwaitingState(parentId, nextState ?? new EnqueuedState(), options));

    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Func<T, Task>> methodCall, IState? nextState = null,
        JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Checked(client).Create(Job.FromExpression(methodCall, queue), new AwaitingState(parentId, nextState ?? new EnqueuedState(), options));

    public static bool ChangeState(this IBackgroundJobClient client, string jobId, IState state) => Checked(client).ChangeState(jobId, state, expectedState: null);

    public static bool Delete(this IBackgroundJobClient client, string jobId) => client.Delete(jobId, fromState: null);

    public static bool Delete(this IBackgroundJobClient client, string jobId, string? fromState) =>
        Checked(client).ChangeState(jobId, new DeletedState { Reason = "Deleted by a client" }, fromState);

    public static bool Requeue(this IBackgroundJobClient client, string jobId) => client.Requeue(jobId, fromState: null);

    public static bool Requeue(this IBackgroundJobClient client, string jobId, string? fromState) =>
        Checked(client).ChangeState(jobId, new EnqueuedState { Reason = "Requeued by a client" }, fromState);

    public static bool Reschedule(this IBackgroundJobClient client, string jobId, TimeSpan delay) => client.Reschedule(jobId, delay, fromState: null);

    public static bool Reschedule(this IBackgroundJobClient client, string jobId, TimeSpan delay, string? fromState) =>
        Checked(client).ChangeState(jobId, new ScheduledState(delay), fromState);

    public static bool Reschedule(this IBackgroundJobClient client, string jobId, DateTimeOffset enqueueAt) => client.Reschedule(jobId, enqueueAt, fromState: null);

    public static bool Reschedule(this IBackgroundJobClient client, string jobId, DateTimeOffset enqueueAt, string? fromState) =>
        Checked(client).ChangeState(jobId, new ScheduledState(enqueueAt.UtcDateTime), fromState);

    private static IBackgroundJobClient Checked(IBackgroundJobClient client) => client ?? throw new ArgumentNullException(nameof(client));
}
