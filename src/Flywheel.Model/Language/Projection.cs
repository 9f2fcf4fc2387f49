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
    public Tensor Forward(Tensor input) => nn.functional.linear(input, Weight, Bias);
}
