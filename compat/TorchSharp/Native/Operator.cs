using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// An operator of libtorch, found by name when it is first called. Trailing arguments that have a default may be left out, so
/// that the same call works with libtorch versions that added some.
/// </summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int Results = 4;
    private const int StackWords = 64;
    private nint handle;

    /// <summary>Whether this libtorch has the operator.</summary>
    public bool Exists => handle != 0 || (handle = Bridge.flt_operator(name, overload)) != 0;

    /// <summary>Calls an operator that returns one tensor.</summary>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc nint[Results];
        Invoke(arguments, results, 1);
        return new Tensor(results[0]);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    public (Tensor First, Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc nint[Results];
        Invoke(arguments, results, 2);
        return (new Tensor(results[0]), new Tensor(results[1]));
    }

    /// <summary>Calls an operator that changes its first argument and returns that tensor.</summary>
    public Tensor CallInPlace(Tensor self, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc nint[Results];
        var count = Invoke(arguments, results, Results);
        for (var i = 0; i < count; i++) Bridge.flt_free(results[i]);
        return self;
    }

    /// <summary>Calls an operator that returns any number of tensors.</summary>
    public Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc nint[Results];
        var count = Invoke(arguments, results, Results);
        var handles = new nint[count];
        for (var i = 0; i < Math.Min(count, Results); i++) handles[i] = results[i];
        if (count > Results)
        {
            fixed (nint* rest = handles) Bridge.flt_overflow(rest + Results);
        }
        return Array.ConvertAll(handles, handle => new Tensor(handle));
    }

    /// <summary>Calls an operator that returns a truth value.</summary>
    public bool CallTruth(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc nint[Results];
        return InvokeScalar(arguments, results, out _) != 0;
    }

    /// <summary>Calls an operator that returns nothing of interest.</summary>
    public void CallNone(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc nint[Results];
        InvokeScalar(arguments, results, out var count);
        for (var i = 0; i < Math.Min(count, Results); i++) Bridge.flt_free(results[i]);
    }

    private int Invoke(ReadOnlySpan<Argument> arguments, nint* results, int capacity)
    {
        InvokeScalar(arguments, results, out var count);
        return count >= Math.Min(capacity, 1) ? count : throw new InvalidOperationException($"{name} returned no tensor.");
    }

    [SkipLocalsInit]
    private double InvokeScalar(ReadOnlySpan<Argument> arguments, nint* results, out int count)
    {
        if (!Exists) throw Bridge.Failure();
        var words = 0;
        foreach (ref readonly var argument in arguments) words += argument.Words;
        Span<long> list = words <= StackWords ? stackalloc long[StackWords] : new long[words];
        var natives = stackalloc NativeArgument[arguments.Length];
        double scalar = 0;
        fixed (long* start = list)
        {
            Lay(arguments, start, natives);
            count = Bridge.flt_call(handle, natives, arguments.Length, results, Results, &scalar);
        }
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Reference);
        Bridge.Check(count);
        return scalar;
    }

    private static void Lay(ReadOnlySpan<Argument> arguments, long* list, NativeArgument* natives)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            switch (argument.Reference)
            {
                case long[] numbers:
                    numbers.CopyTo(new Span<long>(list, numbers.Length));
                    natives[i] = new NativeArgument(argument.Tag, numbers.Length, (long)list);
                    list += numbers.Length;
                    break;
                case Tensor?[] tensors:
                    for (var t = 0; t < tensors.Length; t++) list[t] = tensors[t]?.Handle ?? 0;
                    natives[i] = new NativeArgument(argument.Tag, tensors.Length, (long)list);
                    list += tensors.Length;
                    break;
                default:
                    natives[i] = new NativeArgument(argument.Tag, 0, argument.Bits);
                    break;
            }
        }
    }
}
