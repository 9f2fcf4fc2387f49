using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Flywheel.Model.Weights;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name, as written.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes, none negative; empty for a single number.</param>
/// <param name="Offset">Where its first byte lies in the file.</param>
/// <param name="Length">How many bytes it takes.</param>
public sealed record SafetensorsEntry(string Name, ScalarType Type, ImmutableArray<long> Shape, long Offset, long Length);
