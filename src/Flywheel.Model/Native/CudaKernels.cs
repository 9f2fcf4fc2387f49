using Flywheel.Model.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Native;

/// <summary>The fused operations of the extension. While gradients are recorded the composed ones are used.</summary>
internal sealed class CudaKernels : Kernels
{
    /// <summary>The fused operations for a device, or null where there are none.</summary>
    public static CudaKernels? Find(Device device) => device.type == DeviceType.CUDA && CudaExtension.IsAvailable ? new CudaKernels() : null;

    public override Tensor Normalize(Tensor input, Tensor weight, double epsilon)
    {
        if (is_grad_enabled() || !input.is_contiguous()) return base.Normalize(input, weight, epsilon);
        var output = empty_like(input);
        CudaExtension.Check(CudaExtension.flc_normalize(input.Handle, weight.Handle, output.Handle, epsilon));
        return output;
    }

    public override Tensor Gate(Tensor both)
    {
        if (is_grad_enabled() || !both.is_contiguous()) return base.Gate(both);
        long[] shape = [.. both.shape[..^1], both.shape[^1] / 2];
        var output = empty(shape, both.dtype, both.device);
        CudaExtension.Check(CudaExtension.flc_gate(both.Handle, output.Handle));
        return output;
    }
}
