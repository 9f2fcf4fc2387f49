namespace TorchSharp;

/// <summary>A number or truth value that an operator takes, with its kind.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double real;

    private Scalar(torch.ScalarType type, double real, long integer)
    {
        Type = type;
        this.real = real;
        Integer = integer;
    }

    public torch.ScalarType Type { get; }

    internal bool IsReal => Type is torch.ScalarType.Float64 or torch.ScalarType.Float32;
    internal bool IsTruth => Type is torch.ScalarType.Bool;
    internal long Integer { get; }
    internal double Real => real;

    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int64, value, value);
    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, value, value);
    public static implicit operator Scalar(float value) => new(torch.ScalarType.Float32, value, 0);
    public static implicit operator Scalar(double value) => new(torch.ScalarType.Float64, value, 0);
    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, value ? 1 : 0, value ? 1 : 0);

    /// <summary>Does nothing: the value is managed. The real type holds a native one.</summary>
    public void Dispose()
    {
    }
}
