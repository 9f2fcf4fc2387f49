using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>The cosines and sines that turn the heads of each position, [positions, 1, head size].</summary>
/// <param name="Cosine">The cosines.</param>
/// <param name="Sine">The sines.</param>
public sealed record Rotation(Tensor Cosine, Tensor Sine)
{
    /// <summary>Makes both from angles [positions, head size / 2], in the given type.</summary>
    public static Rotation OfAngles(Tensor angles, ScalarType type)
    {
        var both = cat([angles, angles], -1).unsqueeze(1);
        return new Rotation(both.cos().to(type), both.sin().to(type));
    }

    /// <summary>Turns heads [positions, heads, head size] (Su et al., arXiv 2104.09864; halves, not pairs).</summary>
    public Tensor Apply(Tensor heads)
    {
        var half = heads.shape[^1] / 2;
        var turned = cat([heads.narrow(-1, half, half).neg(), heads.narrow(-1, 0, half)], -1);
        return heads.mul(Cosine).add(turned.mul(Sine));
    }
}
