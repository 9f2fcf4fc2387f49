using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Weights;

/// <summary>
/// Where a tensor of the released files lives in the model: all rows of a parameter, or a range of the rows of one that holds
/// several (the projections to queries, keys and values are one product).
/// </summary>
/// <param name="Name">The released name.</param>
/// <param name="Parameter">The parameter that holds it.</param>
/// <param name="Start">Its first row there.</param>
/// <param name="Shape">Its own shape.</param>
public sealed record WeightSlot(string Name, Parameter Parameter, long Start, long[] Shape)
{
    /// <summary>The slot of a parameter that holds one released tensor.</summary>
    public static WeightSlot Whole(string name, Parameter parameter) => new(name, parameter, 0, parameter.shape);

    /// <summary>The slot of some of a parameter's rows.</summary>
    public static WeightSlot Rows(string name, Parameter parameter, long start, long count) => new(name, parameter, start, [count, .. parameter.shape[1..]]);

    /// <summary>A view of the weights; gradients do not flow through it.</summary>
    public Tensor View() => Cut(Parameter.detach());

    /// <summary>A view of the gradient, or null where the parameter has none.</summary>
    public Tensor? Gradient() => Parameter.grad is { } gradient ? Cut(gradient) : null;

    /// <summary>The part of a tensor of the parameter's shape that belongs to the released tensor.</summary>
    internal Tensor Cut(Tensor whole) => whole.shape[0] == Shape[0] ? whole : whole.narrow(0, Start, Shape[0]);
}
