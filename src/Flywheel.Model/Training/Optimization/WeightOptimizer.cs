using System.Collections.Immutable;
using Flywheel.Model.Training.Models;
using Flywheel.Model.Training.Settings;
using Flywheel.Model.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Optimization;

/// <summary>
/// AdamW over the trained weights: matrices decay, scales and biases do not, and gradients are clipped by their common norm. Whatever computes the
/// gradients calls <see cref="Step"/> after them.
/// </summary>
internal sealed class WeightOptimizer : IDisposable
{
    private const string MeanPrefix = "exp_avg.", SquarePrefix = "exp_avg_sq.";

    private readonly IReadOnlyList<WeightSlot> _slots;
    private readonly Parameter[] _parameters;
    private readonly AdamW _optimizer;
    private readonly ImmutableArray<double> _shares;
    private readonly double _clipNorm;

    public WeightOptimizer(IReadOnlyList<WeightSlot> slots, StageSettings settings)
    {
        if (slots.Count == 0) throw new TrainingException("The stage trains no part of the model.");
        _slots = slots;
        _clipNorm = settings.ClipNorm;
        var groups = slots.DistinctBy(slot => slot.Parameter, (IEqualityComparer<Parameter>)ReferenceEqualityComparer.Instance)
            .GroupBy(slot => (Decays: slot.Shape.Length > 1, Sees: ModelPartsExtensions.PartOf(slot.Name) != ModelParts.Language))
            .Select(group => (group.Key, Members: group.Select(slot => slot.Parameter).ToArray())).ToArray();
        // The order of the optimizer's states.
        _parameters = [.. groups.SelectMany(group => group.Members)];
        _shares = [.. groups.Select(group => group.Key.Sees ? settings.VisionRate : 1)];
        _optimizer = optim.AdamW(
            groups.Select(group => new AdamW.ParamGroup(group.Members, settings.LearningRate, settings.Beta1, settings.Beta2, settings.Epsilon, group.Key.Decays ? settings.WeightDecay : 0)),
            settings.LearningRate, settings.Beta1, settings.Beta2, settings.Epsilon);
    }

    /// <summary>Numbers that are trained.</summary>
    public long Count => _parameters.Sum(parameter => parameter.numel());

    /// <summary>Forgets the gradients.</summary>
    public void Clear() => _optimizer.zero_grad();

    /// <summary>Takes a step with the gradients that are there. One whose norm is no number is not taken.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The norm of the gradients before they were clipped.</returns>
    public double Step(double rate)
    {
        var norm = nn.utils.clip_grad_norm_(_parameters, _clipNorm);
        if (!double.IsFinite(norm)) return norm;
        foreach (var (group, share) in _optimizer.ParamGroups.Zip(_shares)) group.LearningRate = rate * share;
        _optimizer.step();
        return norm;
    }

    /// <summary>Writes the means of gradients and squares, under the released names of the weights that they belong to.</summary>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        var states = States();
        SafetensorsWriter.Write(path, [.. _slots.SelectMany(slot => new (string, Tensor)[]
        {
            (MeanPrefix + slot.Name, slot.Cut(states[slot.Parameter].exp_avg)),
            (SquarePrefix + slot.Name, slot.Cut(states[slot.Parameter].exp_avg_sq)),
        })]);
    }

    /// <summary>Puts back what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">The steps that were taken before it was written.</param>
    /// <exception cref="ModelFileException">The file is damaged or of other weights.</exception>
    public void Load(string path, long steps)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(path);
        var states = States();
        foreach (var slot in _slots)
        {
            file.CopyTo(MeanPrefix + slot.Name, slot.Cut(states[slot.Parameter].exp_avg));
            file.CopyTo(SquarePrefix + slot.Name, slot.Cut(states[slot.Parameter].exp_avg_sq));
        }
        foreach (var state in states.Values) state.step = steps;
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    /// <summary>The optimizer's own states, not copies.</summary>
    private Dictionary<Parameter, AdamW.State> States() => _parameters.Zip(_optimizer.state_dict().State.Cast<AdamW.State>())
        .ToDictionary(pair => pair.First, pair => pair.Second, (IEqualityComparer<Parameter>)ReferenceEqualityComparer.Instance);
}
