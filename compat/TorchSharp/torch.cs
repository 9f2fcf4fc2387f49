using TorchSharp.Native;

namespace TorchSharp;

/// <summary>The entry to everything, named as in PyTorch.</summary>
public static partial class torch
{
    /// <summary>The version of the libtorch in use.</summary>
    public static string __version__ => System.Runtime.InteropServices.Marshal.PtrToStringUTF8(Bridge.flt_version())!;

    /// <summary>Opens a scope that disposes the tensors made in it on this thread.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Open();

    /// <summary>No gradients are recorded on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(enabled: false);

    /// <summary>Neither gradients nor versions are recorded on this thread until the result is disposed; tensors made meanwhile cannot be trained.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_grad_enabled() => Bridge.flt_grad_mode() != 0;

    public static int get_num_threads() => Bridge.flt_threads();

    public static void set_num_threads(int num) => Bridge.Check(Bridge.flt_set_threads(num));

    /// <summary>Seeds the default generators of all devices.</summary>
    public static Generator manual_seed(long seed)
    {
        Bridge.Check(Bridge.flt_manual_seed(unchecked((ulong)seed)));
        return new Generator(unchecked((ulong)seed));
    }

    public static class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static int device_count() => Bridge.flt_cuda_devices();

        /// <summary>Waits until the device has done all that was asked of it.</summary>
        public static void synchronize(Device? device = null) => Bridge.Check(Bridge.flt_cuda_synchronize(device?.index ?? -1));
    }

    private sealed class GradMode : IDisposable
    {
        private readonly int before = Bridge.flt_grad_mode();

        public GradMode(bool enabled) => Bridge.flt_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => Bridge.flt_set_grad_mode(before);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint guard = Bridge.flt_inference(enabled ? 1 : 0);

        public void Dispose()
        {
            var owned = Interlocked.Exchange(ref guard, 0);
            if (owned != 0) Bridge.flt_end_inference(owned);
        }
    }
}
