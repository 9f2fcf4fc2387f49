using System.Runtime.InteropServices;

namespace Flywheel.Model.Native;

/// <summary>
/// What a GPU does faster than tensor operations: recorded graphs of a decode step, and fused operations. The library
/// (extension.cu) is built by build-extension where libtorch has CUDA and a CUDA compiler is there; without it everything works,
/// slower. Tensors are passed by handle, the address of an at::Tensor.
/// </summary>
internal static partial class CudaExtension
{
    private const string Library = "flywheel_cuda";
    private const string Variable = "FLYWHEEL_CUDA";

    private static readonly Lazy<bool> Present = new(Load);

    /// <summary>Whether the library is there.</summary>
    public static bool IsAvailable => Present.Value;

    /// <summary>Throws what the library reported.</summary>
    public static void Check(int status)
    {
        if (status < 0) throw Failure();
    }

    /// <summary>The exception for what the latest failed call of this thread reported.</summary>
    public static ExternalException Failure() => new(Marshal.PtrToStringUTF8(flc_error()));

    [LibraryImport(Library)] public static partial nint flc_error();
    [LibraryImport(Library)] public static partial nint flc_graph_begin(nint sharing);
    [LibraryImport(Library)] public static partial int flc_graph_end(nint graph);
    [LibraryImport(Library)] public static partial int flc_graph_replay(nint graph);
    [LibraryImport(Library)] public static partial void flc_graph_free(nint graph);
    [LibraryImport(Library)] public static partial int flc_normalize(nint input, nint weight, nint output, double epsilon);
    [LibraryImport(Library)] public static partial int flc_gate(nint both, nint output);
    [LibraryImport(Library)] public static partial int flc_sample(nint logits, nint settings, nint tokens);

    private static bool Load()
    {
        var file = Find();
        if (string.IsNullOrEmpty(file) || !NativeLibrary.TryLoad(file, out var handle)) return false;
        NativeLibrary.SetDllImportResolver(typeof(CudaExtension).Assembly, (name, _, _) => name == Library ? handle : 0);
        return true;
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named)) return named;
        var beside = Path.Combine(AppContext.BaseDirectory, "libflywheel_cuda.so");
        if (File.Exists(beside)) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var pointer = Path.Combine(folder.FullName, ".flywheel", "native", "cuda");
            if (File.Exists(pointer)) return File.ReadLines(pointer).FirstOrDefault();
        }
        return null;
    }
}
