using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>Where and how a model computes.</summary>
/// <param name="Type">The type of its weights.</param>
/// <param name="Device">Its device.</param>
/// <param name="Kernels">The operations between its products.</param>
internal sealed record Placement(ScalarType Type, Device Device, Kernels Kernels);
