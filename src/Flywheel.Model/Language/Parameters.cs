using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>Makes parameters that no dispose scope holds: they live as long as their module.</summary>
internal static class Parameters
{
    /// <summary>A parameter with whatever was in its memory.</summary>
    public static Parameter Make(long[] shape, Placement placement)
    {
        var parameter = new Parameter(empty(shape, placement.Type, placement.Device));
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
