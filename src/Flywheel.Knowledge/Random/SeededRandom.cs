using System.Numerics;
using System.Runtime.InteropServices;

namespace Flywheel.Knowledge.Random;

/// <summary>
/// Random numbers that are a pure function of a seed and a path of stream names and indices, so that any part of a run can be
/// made again alone, in any order, on any machine.
/// </summary>
/// <remarks>
/// Algorithm: the seed and each path element are folded into a 64-bit key with SplitMix64's finaliser; four successive SplitMix64
/// outputs of the key are the state of xoshiro256** (Blackman and Vigna), which yields the numbers. Whole numbers below a bound come
/// from Lemire's multiplication with rejection, so they are exactly uniform; doubles from the upper 53 bits.
/// <para>Promise: the numbers of a seed and path never change between versions, since exported datasets are reproduced from them;
/// a test pins them. A new algorithm would be a new class.</para>
/// <para>An instance is not safe for use by several threads at once: fork one for each.</para>
/// </remarks>
public sealed class SeededRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong NameTag = 0xD1B54A32D192ED03;

    private readonly ulong _key;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    private SeededRandom(ulong key)
    {
        _key = key;
        _s0 = Mix(key += Golden);
        _s1 = Mix(key += Golden);
        _s2 = Mix(key += Golden);
        _s3 = Mix(key + Golden);
    }

    /// <summary>The stream of a seed and a path of indices. <c>For(s, a, b)</c> equals <c>For(s).Fork(a).Fork(b)</c>.</summary>
    /// <param name="seed">Any value; zero is as good as another.</param>
    /// <param name="path">Indices that name the stream, outermost first; order and length matter.</param>
    public static SeededRandom For(ulong seed, params ReadOnlySpan<long> path)
    {
        var key = Mix(seed + Golden);
        foreach (var element in path)
            key = Fold(key, (ulong)element);
        return new SeededRandom(key);
    }

    /// <summary>The child stream of this name: a function of this stream's path alone, however many numbers were already drawn.</summary>
    public SeededRandom Fork(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new SeededRandom(Fold(_key ^ NameTag, StableHash.Of(name)));
    }

    /// <summary>The child stream of this index: a function of this stream's path alone, however many numbers were already drawn.</summary>
    public SeededRandom Fork(long index) => new(Fold(_key, (ulong)index));

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1.</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Below((ulong)bound);
    }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is below <paramref name="low"/>.</exception>
    public int Range(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        return (int)(low + (long)Below((ulong)((long)high - low + 1)));
    }

    /// <summary>A number from 0 (included) to 1 (excluded), a multiple of 2^-53.</summary>
    public double Double() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from <paramref name="low"/> (included) to <paramref name="high"/> (excluded, but for rounding).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or <paramref name="high"/> is below <paramref name="low"/>.</exception>
    public double Double(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || high < low)
            throw new ArgumentOutOfRangeException(nameof(high), $"The range {low} to {high} is not a finite, ascending range.");
        return low + ((high - low) * Double());
    }

    /// <summary>True with this probability: never at 0 or less, always at 1 or more.</summary>
    public bool Chance(double probability) => Double() < probability;

    /// <summary>One of the items, each equally likely.</summary>
    /// <exception cref="ArgumentException">There is no item.</exception>
    public T Pick<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0)
            throw new ArgumentException("There is nothing to pick from.", nameof(items));
        return items[Next(items.Count)];
    }

    /// <inheritdoc cref="Pick{T}(IReadOnlyList{T})"/>
    public T Pick<T>(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
            throw new ArgumentException("There is nothing to pick from.", nameof(items));
        return items[Next(items.Length)];
    }

    /// <summary>An index, each as likely as its weight's share of the sum.</summary>
    /// <param name="weights">Finite and not negative, with a positive sum.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are zero.</exception>
    public int PickWeighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            if (!double.IsFinite(weight) || weight < 0)
                throw new ArgumentException($"The weight {weight} is not a finite number of at least 0.", nameof(weights));
            sum += weight;
        }

        if (!(sum > 0) || !double.IsFinite(sum))
            throw new ArgumentException("The weights have no positive, finite sum.", nameof(weights));
        var target = Double() * sum;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            target -= weights[i];
            if (target < 0)
                return i;
        }

        // Rounding can leave a rest of an ulp after the last positive weight.
        return last;
    }

    /// <summary>Puts the items in a random order, in place; each order is equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <inheritdoc cref="Shuffle{T}(Span{T})"/>
    public void Shuffle<T>(List<T> items) => Shuffle(CollectionsMarshal.AsSpan(items));

    /// <summary>The items in a random order, as a new array.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var copy = items.ToArray();
        Shuffle(copy.AsSpan());
        return copy;
    }

    /// <summary><paramref name="count"/> different positions' items, in random order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer items than asked for, or a negative count.</exception>
    public T[] Sample<T>(IEnumerable<T> items, int count)
    {
        var copy = items.ToArray();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, copy.Length);
        for (var i = 0; i < count; i++)
        {
            var j = i + Next(copy.Length - i);
            (copy[i], copy[j]) = (copy[j], copy[i]);
        }

        return copy[..count];
    }

    private ulong Below(ulong bound)
    {
        var high = Math.BigMul(NextBits(), bound, out var low);
        if (low >= bound)
            return high;
        var threshold = unchecked(0 - bound) % bound;
        while (low < threshold)
            high = Math.BigMul(NextBits(), bound, out low);
        return high;
    }

    private static ulong Fold(ulong key, ulong element) => Mix(BitOperations.RotateLeft(key, 23) + Mix(element + Golden));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
