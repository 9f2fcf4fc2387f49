using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>A product with a matrix of one row for each output, and a bias where there is one.</summary>
internal sealed class Projection : nn.Module
{
    public Projection(long inputs, long outputs, bool bias, Placement placement) : base(nameof(Projection))
    {
        Weight = Parameters.Make([outputs, inputs], placement);
        register_parameter("weight", Weight);
        if (!bias) return;
        Bias = Parameters.Make([outputs], placement);
        register_parameter("bias", Bias);
    }

    public Parameter Weight { get; }

    public Parameter? Bias { get; }

    /// <summary>[.., inputs] to [.., outputs].</summary>
    public Tensor Forward(Tensor input) => Apply(input, Weight, Bias);

    /// <summary>
    /// The product itself. On a CPU that of a single position is one with a vector: a product of matrices first copies the whole matrix into
    /// another order, which costs more than the product.
    /// </summary>
    public static Tensor Apply(Tensor input, Tensor weight, Tensor? bias)
    {
        if (input.dim() != 2 || input.shape[0] != 1 || input.device_type != DeviceType.CPU) return nn.functional.linear(input, weight, bias);
        var position = input.squeeze(0);
        return (bias is null ? weight.mv(position) : bias.addmv(weight, position)).unsqueeze(0);
    }
}
