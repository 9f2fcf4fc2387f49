using System.Runtime.Intrinsics;

namespace Flywheel.Synthesis.Figures.Rendering;

/// <summary>Changes of lightness drawn at random in a few levels, eight pixels at a time, the same on every machine.</summary>
internal struct PaperGrain
{
    /// <summary>Levels in each direction.</summary>
    private const int MostLevels = 2;

    private readonly int _levels;
    private readonly int _step;
    private Vector256<uint> _state;

    /// <param name="seed">Other seeds, other grain.</param>
    /// <param name="amplitude">The largest change, of 255; 0 for none.</param>
    public PaperGrain(int seed, int amplitude)
    {
        _levels = Math.Min(amplitude, MostLevels);
        _step = amplitude == 0 ? 0 : ((amplitude - 1) / _levels) + 1;
        // Weyl's sequence gives lanes that have nothing in common; no state may be 0.
        _state = ((Vector256.Create((uint)seed) + (Vector256<uint>.Indices * 0x61C88647u)) * 2654435761u) | Vector256<uint>.One;
    }

    /// <summary>The changes of the next eight pixels.</summary>
    public Vector256<int> Next()
    {
        // Xorshift: cheap, and the noise needs no better randomness.
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        var level = (((_state >> 16) * (uint)((2 * _levels) + 1)) >> 16).AsInt32() - Vector256.Create(_levels);
        return level * _step;
    }
}
