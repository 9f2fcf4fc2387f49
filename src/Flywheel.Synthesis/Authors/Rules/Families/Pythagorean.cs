using System.Collections.Immutable;
using Flywheel.Knowledge.Random;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>Whole-numbered right triangles, so that lengths come out even.</summary>
internal static class Pythagorean
{
    private static readonly ImmutableArray<(int A, int B, int C)> Primitive =
        [(3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (20, 21, 29), (9, 40, 41), (12, 35, 37)];

    /// <summary>Legs in either order and hypotenuse, at most as long as given.</summary>
    public static (int A, int B, int C) Pick(SeededRandom random, int longest)
    {
        (int A, int B, int C)[] fitting =
        [
            .. from t in Primitive
               where t.C <= longest
               from factor in Enumerable.Range(1, longest / t.C)
               select (t.A * factor, t.B * factor, t.C * factor),
        ];
        var (a, b, c) = random.Pick<(int A, int B, int C)>(fitting);
        return random.Chance(0.5) ? (a, b, c) : (b, a, c);
    }
}
