using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;

namespace Flywheel.Model.Training.Models;

/// <summary>Which weights belong to which part.</summary>
internal static class ModelPartsExtensions
{
    /// <summary>The part that a tensor of a released name belongs to.</summary>
    public static ModelParts PartOf(string name) =>
        name.StartsWith("visual.merger.", StringComparison.Ordinal) ? ModelParts.Projector :
        name.StartsWith("visual.", StringComparison.Ordinal) ? ModelParts.Vision : ModelParts.Language;

    /// <summary>
    /// Lets gradients reach the parameters of these parts and no others, and gives the slots of those that are trained, by name. A parameter never
    /// holds tensors of two parts.
    /// </summary>
    public static IReadOnlyList<WeightSlot> Unfreeze(this QwenModel model, ModelParts parts)
    {
        var slots = model.Slots().OrderBy(slot => slot.Name, StringComparer.Ordinal).ToArray();
        foreach (var slot in slots) slot.Parameter.requires_grad = parts.HasFlag(PartOf(slot.Name));
        return [.. slots.Where(slot => parts.HasFlag(PartOf(slot.Name)))];
    }
}
