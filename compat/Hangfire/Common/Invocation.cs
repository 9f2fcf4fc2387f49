using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hangfire.Server;

namespace Hangfire.Common;

/// <summary>A job as it is stored: names and JSON. Arguments are written and read by their parameters' declared types.</summary>
internal sealed partial record Invocation(string Type, string Method, string ParameterTypes, string Arguments)
{
    public static Invocation From(Job job)
    {
        var parameters = job.Method.GetParameters();
        var arguments = new JsonElement?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (!IsGivenByServer(parameters[i].ParameterType) && job.Args[i] is { } value)
                arguments[i] = JsonSerializer.SerializeToElement(value, parameters[i].ParameterType);
        }

        return new Invocation(
            NameOf(job.Type),
            job.Method.Name,
            JsonSerializer.Serialize(parameters.Select(parameter => NameOf(parameter.ParameterType))),
            JsonSerializer.Serialize(arguments));
    }

    /// <summary>Parameters of these types are filled in where the job runs, whatever the caller passed.</summary>
    public static bool IsGivenByServer(Type type) =>
        type == typeof(CancellationToken) || type == typeof(IJobCancellationToken) || type == typeof(PerformContext);

    /// <exception cref="JobLoadException">The type, the method or an argument does not exist here.</exception>
    public Job ToJob(string? queue)
    {
        try
        {
            var type = Load(Type);
            var parameterTypes = JsonSerializer.Deserialize<string[]>(ParameterTypes)!.Select(Load).ToArray();
            var method = Find(type, parameterTypes)
                ?? throw new JobLoadException($"Type {Type} has no public method {Method}({string.Join(", ", parameterTypes.Select(t => t.Name))}).", inner: null);
            return new Job(type, method, ReadArguments(method), queue);
        }
        catch (Exception error) when (error is not JobLoadException)
        {
            throw new JobLoadException($"The job {Type}.{Method} cannot be loaded: {error.Message}", error);
        }
    }

    private static string NameOf(Type type) => AssemblyDetails().Replace(type.AssemblyQualifiedName ?? type.FullName ?? type.Name, "");

    private static Type Load(string name) =>
        System.Type.GetType(name) ?? throw new JobLoadException($"Type {name} does not exist in this program.", inner: null);

    private MethodInfo? Find(Type type, Type[] parameterTypes)
    {
        const BindingFlags flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        return type.GetMethod(Method, flags, parameterTypes)
            ?? type.GetInterfaces().Select(parent => parent.GetMethod(Method, flags, parameterTypes)).FirstOrDefault(found => found is not null);
    }

    private object?[] ReadArguments(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var elements = JsonSerializer.Deserialize<JsonElement[]>(Arguments)!;
        if (elements.Length != parameters.Length)
            throw new JobLoadException($"{Type}.{Method} takes {parameters.Length} arguments, but {elements.Length} are stored.", inner: null);

        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsGivenByServer(parameters[i].ParameterType) && elements[i].ValueKind is not JsonValueKind.Null)
                values[i] = elements[i].Deserialize(parameters[i].ParameterType);
        }

        return values;
    }

    [GeneratedRegex(@", Version=[^,\]]*, Culture=[^,\]]*, PublicKeyToken=[^,\]]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssemblyDetails();
}
