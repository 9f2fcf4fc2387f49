using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Native;

/// <summary>A test that needs a GPU; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute()
    {
        if (!cuda.is_available()) Skip = "There is no GPU.";
    }
}
