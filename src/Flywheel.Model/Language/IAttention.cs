using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// Who sees whom, and where keys and values are kept. The layers know neither sequences nor caches: they hand over the heads of
/// all positions of a pass, and get back what each position gathered.
/// </summary>
public interface IAttention
{
    /// <summary>Attends in one layer.</summary>
    /// <param name="layer">The layer's number, from 0.</param>
    /// <param name="query">[positions, heads, head size], turned.</param>
    /// <param name="key">[positions, key/value heads, head size], turned.</param>
    /// <param name="value">[positions, key/value heads, head size].</param>
    /// <returns>[positions, heads * head size].</returns>
    Tensor Attend(int layer, Tensor query, Tensor key, Tensor value);
}
