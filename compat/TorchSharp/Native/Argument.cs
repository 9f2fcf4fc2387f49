using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// One argument of an operator call. It keeps the object whose native part it names alive until the call is over.
/// </summary>
internal readonly struct Argument
{
    private Argument(ArgumentTag tag, long bits, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    public ArgumentTag Tag { get; }
    public long Bits { get; }
    public object? Reference { get; }

    /// <summary>How many eight-byte words the list behind the argument takes; 0 for single values.</summary>
    public int Words => Reference switch
    {
        long[] numbers => numbers.Length,
        Tensor?[] tensors => tensors.Length,
        _ => 0,
    };

    public static Argument None => default;

    public static Argument Optional(Tensor?[] tensors) => new(ArgumentTag.OptionalTensors, 0, tensors);

    public static implicit operator Argument(Tensor? tensor) => tensor is null ? default : new(ArgumentTag.Tensor, tensor.Handle, tensor);
    public static implicit operator Argument(long value) => new(ArgumentTag.Int, value);
    public static implicit operator Argument(long? value) => value is { } number ? number : default(Argument);
    public static implicit operator Argument(double value) => new(ArgumentTag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(bool value) => new(ArgumentTag.Bool, value ? 1 : 0);
    public static implicit operator Argument(long[] values) => new(ArgumentTag.Ints, 0, values);
    public static implicit operator Argument(Tensor[] tensors) => new(ArgumentTag.Tensors, 0, tensors);
    public static implicit operator Argument(ScalarType type) => new(ArgumentTag.Int, (long)type);
    public static implicit operator Argument(ScalarType? type) => type is { } known ? known : default(Argument);
    public static implicit operator Argument(Device? device) => device is null ? default : new(ArgumentTag.Device, device.Packed);
    public static implicit operator Argument(Generator? generator) => generator is null ? default : new(ArgumentTag.Generator, generator.Handle, generator);
    public static implicit operator Argument(Scalar scalar) => scalar.IsReal ? scalar.Real : scalar.IsTruth ? scalar.Integer != 0 : scalar.Integer;
}
