using System.Linq.Expressions;
using Hangfire.Common;

namespace Hangfire;

public static class RecurringJobManagerExtensions
{
    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, Job job, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, job, cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, Expression<Action> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, Expression<Action> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, Expression<Func<Task>> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, Expression<Func<Task>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, Expression<Func<Task>> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, Expression<Func<Task>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<Task>> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<Task>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, options);

    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<Task>> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<Task>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, Expression<Func<T, Task>> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Func<T, Task>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, Expression<Func<T, Task>> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Func<T, Task>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression(), options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<T, Task>> methodCall, string cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<T, Task>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, options);

    public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<T, Task>> methodCall, Func<string> cronExpression) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), new RecurringJobOptions());

    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Func<T, Task>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Checked(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression(), options);

    private static IRecurringJobManager Checked(IRecurringJobManager manager) => manager ?? throw new ArgumentNullException(nameof(manager));
}
