using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Hangfire.States;

namespace Hangfire.Common;

/// <summary>A method call as data: which method of which type, with which arguments.</summary>
public class Job
{
    public Job(MethodInfo method, params object?[] args)
        : this(DeclaringType(method), method, args, queue: null)
    {
    }

    public Job(Type type, MethodInfo method, params object?[] args)
        : this(type, method, args, queue: null)
    {
    }

    public Job(Type type, MethodInfo method, IReadOnlyList<object?> args, string? queue)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(args);
        Validate(type, method, args);
        Type = type;
        Method = method;
        Args = args;
        Queue = queue is null ? null : QueueName.Check(queue);
    }

    public Type Type { get; }

    public MethodInfo Method { get; }

    public IReadOnlyList<object?> Args { get; }

    /// <summary>The queue that the caller named, or null.</summary>
    public string? Queue { get; }

    public static Job FromExpression(Expression<Action> methodCall) => FromExpression(methodCall, queue: null);

    public static Job FromExpression(Expression<Action> methodCall, string? queue) => From(methodCall, explicitType: null, queue);

    public static Job FromExpression(Expression<Func<Task>> methodCall) => FromExpression(methodCall, queue: null);

    public static Job FromExpression(Expression<Func<Task>> methodCall, string? queue) => From(methodCall, explicitType: null, queue);

    public static Job FromExpression<TType>(Expression<Action<TType>> methodCall) => FromExpression(methodCall, queue: null);

    public static Job FromExpression<TType>(Expression<Action<TType>> methodCall, string? queue) => From(methodCall, typeof(TType), queue);

    public static Job FromExpression<TType>(Expression<Func<TType, Task>> methodCall) => FromExpression(methodCall, queue: null);

    public static Job FromExpression<TType>(Expression<Func<TType, Task>> methodCall, string? queue) => From(methodCall, typeof(TType), queue);

    public override string ToString() => $"{Type.Name}.{Method.Name}";

    private static Job From(LambdaExpression lambda, Type? explicitType, string? queue)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        if (lambda.Body is not MethodCallExpression call)
            throw new ArgumentException($"A job is one method call; \"{lambda.Body}\" is something else.", nameof(lambda));

        var target = explicitType is null && call.Object is not null ? Evaluate(call.Object)?.GetType() : null;
        var type = explicitType ?? target ?? DeclaringType(call.Method);
        return new Job(type, call.Method, call.Arguments.Select(Evaluate).ToArray(), queue);
    }

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static Type DeclaringType(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.DeclaringType ?? throw new NotSupportedException($"{method.Name} belongs to no type, so no server could find it.");
    }

    private static void Validate(Type type, MethodInfo method, IReadOnlyList<object?> args)
    {
        var name = $"{type.Name}.{method.Name}";
        if (!method.IsPublic)
            throw new NotSupportedException($"{name} is not public; only public methods can be jobs.");
        if (method.IsGenericMethod || type.ContainsGenericParameters)
            throw new NotSupportedException($"{name} is generic; make the type generic, closed over its arguments, or the method plain.");
        if (!method.DeclaringType!.IsAssignableFrom(type))
            throw new ArgumentException($"{type} has no method {method.DeclaringType}.{method.Name}.", nameof(method));
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            throw new NotSupportedException($"{name} is async void, so its end cannot be awaited; return Task.");

        var parameters = method.GetParameters();
        if (parameters.FirstOrDefault(parameter => parameter.ParameterType.IsByRef) is { } reference)
            throw new NotSupportedException($"{name} has the ref or out parameter {reference.Name}, which no job can have.");
        if (parameters.Length != args.Count)
            throw new ArgumentException($"{name} takes {parameters.Length} arguments, not {args.Count}.", nameof(args));
    }
}
