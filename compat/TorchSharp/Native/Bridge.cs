using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>
/// The functions of native/shim.cpp. The library is the one that build-native made: the file that FLYWHEEL_TORCH names, else
/// the one beside this assembly, else the one that .flywheel/native/torch names in a folder above.
/// </summary>
internal static unsafe partial class Bridge
{
    private const string Library = "flywheel_torch";
    private const string Variable = "FLYWHEEL_TORCH";

    static Bridge() => NativeLibrary.SetDllImportResolver(typeof(Bridge).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (!string.Equals(name, Library, StringComparison.Ordinal)) return 0;
        var file = Find() ?? throw new DllNotFoundException(
            "The bridge to libtorch has not been built on this machine. Run ./flywheel setup (or compat/TorchSharp/build-native), " +
            $"or name a built libflywheel_torch.so in {Variable}.");
        return NativeLibrary.Load(file);
    }

    internal static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named)) return named;
        var beside = Path.Combine(AppContext.BaseDirectory, "libflywheel_torch.so");
        if (File.Exists(beside)) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var pointer = Path.Combine(folder.FullName, ".flywheel", "native", "torch");
            if (!File.Exists(pointer)) continue;
            var file = File.ReadLines(pointer).FirstOrDefault() ?? "";
            if (File.Exists(file)) return file;
        }
        return null;
    }

    /// <summary>The exception for what the latest failed call of this thread left behind.</summary>
    internal static ExternalException Failure() => new(Marshal.PtrToStringUTF8(flt_error()));

    internal static void Check(int status)
    {
        if (status < 0) throw Failure();
    }

    internal static nint Check(nint handle) => handle != 0 ? handle : throw Failure();

    [LibraryImport(Library)] internal static partial nint flt_error();
    [LibraryImport(Library)] internal static partial nint flt_version();
    [LibraryImport(Library)] internal static partial int flt_cuda_devices();
    [LibraryImport(Library)] internal static partial int flt_cuda_synchronize(long index);
    [LibraryImport(Library)] internal static partial int flt_threads();
    [LibraryImport(Library)] internal static partial int flt_set_threads(int count);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint flt_operator(string name, string overload);
    [LibraryImport(Library)] internal static partial int flt_call(nint op, NativeArgument* arguments, int count, nint* results, int capacity, double* scalar);
    [LibraryImport(Library)] internal static partial void flt_overflow(nint* results);
    [LibraryImport(Library)] internal static partial void flt_free(nint tensor);
    [LibraryImport(Library)] internal static partial nint flt_alias(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int flt_describe(nint tensor, int* dtype, long* where, long* sizes, int capacity);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int flt_strides(nint tensor, long* strides);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int flt_is_contiguous(nint tensor);
    [LibraryImport(Library)] internal static partial nint flt_data(nint tensor);
    [LibraryImport(Library)] internal static partial int flt_item(nint tensor, long* integer, double* real);
    [LibraryImport(Library)] internal static partial int flt_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int flt_set_requires_grad(nint tensor, int on);
    [LibraryImport(Library)] internal static partial int flt_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int flt_backward(nint tensor);
    [LibraryImport(Library)] internal static partial nint flt_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int flt_set_grad(nint tensor, nint gradient);
    [LibraryImport(Library)] internal static partial int flt_grad_mode();
    [LibraryImport(Library)] internal static partial void flt_set_grad_mode(int on);
    [LibraryImport(Library)] internal static partial nint flt_inference(int on);
    [LibraryImport(Library)] internal static partial void flt_end_inference(nint guard);
    [LibraryImport(Library)] internal static partial nint flt_generator(long where, ulong seed);
    [LibraryImport(Library)] internal static partial int flt_generator_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial void flt_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial int flt_manual_seed(ulong seed);
}
