using Flywheel.Knowledge.Random;

namespace Flywheel.Knowledge.Tests.Random;

public sealed class SeededRandomTests
{
    private readonly SeededRandom _random = SeededRandom.For(42, 7);

    [Fact]
    public void Numbers_of_a_seed_never_change()
    {
        Assert.Equal([0xFB5405F7BD79C540, 0x780C98E26CEA5883, 0x2A146E0980FEBC66], Draw(SeededRandom.For(0), 3));
        Assert.Equal([0x6042B89BEEFBBD94, 0x8DCB3000C075C19C, 0x20713E79F33D2C5B], Draw(SeededRandom.For(42, 1, 2), 3));
        Assert.Equal([0xEC1A62744ECFF51C, 0x49E0022CED52756E, 0x41C978D736F2C47F], Draw(SeededRandom.For(42).Fork("figure"), 3));
    }

    [Fact]
    public void Path_of_indices_equals_forks()
        => Assert.Equal(Draw(SeededRandom.For(9, 3, -1), 20), Draw(SeededRandom.For(9).Fork(3).Fork(-1), 20));

    [Fact]
    public void Fork_does_not_depend_on_numbers_drawn_before()
    {
        var before = Draw(_random.Fork("a"), 10);
        _random.NextBits();
        Assert.Equal(before, Draw(_random.Fork("a"), 10));
    }

    [Fact]
    public void Different_paths_give_different_streams()
    {
        var firsts = new HashSet<ulong>();
        for (var seed = 0UL; seed < 20; seed++)
        {
            firsts.Add(SeededRandom.For(seed).NextBits());
            for (var i = -10; i < 10; i++)
            {
                firsts.Add(SeededRandom.For(seed, i).NextBits());
                firsts.Add(SeededRandom.For(seed).Fork(i.ToString()).NextBits());
                for (var j = 0; j < 10; j++)
                    firsts.Add(SeededRandom.For(seed, i, j).NextBits());
            }
        }

        Assert.Equal(20 * (1 + (20 * 12)), firsts.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Every_number_below_the_bound_is_equally_likely(int bound)
    {
        const int Draws = 100_000;
        var counts = new int[bound];
        for (var i = 0; i < Draws; i++)
            counts[_random.Next(bound)]++;
        var expected = Draws / (double)bound;
        var chi = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.True(chi < bound + (5 * Math.Sqrt(2 * bound)), $"chi squared is {chi}");
    }

    [Fact]
    public void Range_includes_both_ends_even_the_widest()
    {
        var seen = Enumerable.Range(0, 500).Select(_ => _random.Range(-2, 2)).Distinct().Order();
        Assert.Equal([-2, -1, 0, 1, 2], seen);
        Assert.Equal(5, _random.Range(5, 5));
        Assert.True(Enumerable.Range(0, 100).Select(_ => _random.Range(int.MinValue, int.MaxValue)).Distinct().Count() > 95);
    }

    [Fact]
    public void Doubles_stay_below_one()
    {
        var values = Enumerable.Range(0, 100_000).Select(_ => _random.Double()).ToArray();
        Assert.InRange(values.Min(), 0, 0.001);
        Assert.InRange(values.Max(), 0.999, 1 - 1e-16);
        Assert.InRange(values.Average(), 0.495, 0.505);
    }

    [Fact]
    public void Weights_decide_how_often_an_index_is_picked()
    {
        var counts = new int[4];
        for (var i = 0; i < 40_000; i++)
            counts[_random.PickWeighted([1, 0, 3, 0])]++;
        Assert.InRange(counts[0], 9_500, 10_500);
        Assert.Equal([0, 0], [counts[1], counts[3]]);
    }

    [Fact]
    public void Shuffle_gives_every_order()
    {
        var orders = Enumerable.Range(0, 500).Select(_ => string.Concat(_random.Shuffled("abcd"))).Distinct();
        Assert.Equal(24, orders.Count());
    }

    [Fact]
    public void Sample_takes_different_items()
    {
        var sample = _random.Sample(Enumerable.Range(0, 50), 20);
        Assert.Equal(20, sample.Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.Sample(Enumerable.Range(0, 3), 4));
    }

    [Fact]
    public void Bounds_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.Next(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.Range(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.Double(0, double.NaN));
        Assert.Throws<ArgumentException>(() => _random.Pick(Array.Empty<int>()));
        Assert.Throws<ArgumentException>(() => _random.PickWeighted([0, 0]));
        Assert.Throws<ArgumentException>(() => _random.PickWeighted([1, -1]));
    }

    private static ulong[] Draw(SeededRandom random, int count) => Enumerable.Range(0, count).Select(_ => random.NextBits()).ToArray();
}
