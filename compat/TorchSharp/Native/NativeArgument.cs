using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>One argument as the native side reads it: a tag, a length for lists, and eight bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NativeArgument(ArgumentTag Tag, int Count, long Bits);

/// <summary>The kinds of argument, in the order of the native side's enumeration.</summary>
internal enum ArgumentTag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Ints,
    Tensors,
    OptionalTensors,
    Device,
    Generator,
    Doubles,
    String,
}
