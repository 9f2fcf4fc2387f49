using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;

namespace Flywheel.Synthesis.Plans;

/// <summary>
/// Makes plans from a number: evenly over the domains, within a domain over figure kinds that it has and an author draws, and over the levels
/// with most problems at the lower ones.
/// </summary>
public sealed class PlanBuilder(KnowledgeGraph graph, FamilyCatalog families)
{
    /// <summary>Problems that a figure kind of a domain should have before another kind is added.</summary>
    private const int ProblemsPerKind = 8;

    private static readonly double[] LevelShares = [0.40, 0.25, 0.15, 0.12, 0.08];

    /// <summary>The domains that have a figure kind which can be drawn.</summary>
    public IEnumerable<string> Domains => graph.Domains.Where(d => Kinds(d, null).Length > 0).Select(d => d.Name);

    /// <summary>A plan for a number of problems.</summary>
    /// <param name="target">Accepted problems wanted, at least 1.</param>
    /// <param name="domains">Names of the domains; empty for all.</param>
    /// <param name="levels">The levels, each 0 to <see cref="Plan.MaximumLevel"/>; level n needs all below it.</param>
    /// <param name="seed">Decides which kinds a small plan has.</param>
    /// <param name="within">Ids of the nodes that problems must be about, themselves or by what lies below; null for all.</param>
    /// <exception cref="PlanException">A domain does not exist, or none of its figure kinds can be drawn.</exception>
    public Plan Build(int target, IReadOnlyCollection<string> domains, IReadOnlyCollection<int> levels, ulong seed, IReadOnlyCollection<string>? within = null)
    {
        if (target < 1)
        {
            throw new PlanException($"A target of {target} problems is out of range; ask for at least 1.");
        }

        RequireLevels(levels);
        var scope = within is null ? null : graph.Around(within);
        var chosen = (domains.Count == 0 ? Domains : domains).Select(name => Find(name, scope)).Distinct().OrderBy(d => d.Name, StringComparer.Ordinal).ToArray();
        var shares = Apportion(target, [.. chosen.Select(_ => 1.0)], SeededRandom.For(seed).Fork("domains").Next(chosen.Length));
        return Plan.Of(chosen.SelectMany((domain, i) => Cells(domain, Kinds(domain, scope), shares[i], [.. levels.Order()], seed)));
    }

    private IEnumerable<PlanCell> Cells(KnowledgeNode domain, string[] kinds, int problems, int[] levels, ulong seed)
    {
        var random = SeededRandom.For(seed).Fork(domain.Id);

        // Kinds with families at home come first: their stories fit the domain.
        var order = random.Shuffled(kinds).OrderBy(k => families.For(k, domain.Name).Any(f => FamilyCatalog.Home(f, domain.Name) is not null) ? 0 : 1).ToArray();
        var count = Math.Clamp(problems / ProblemsPerKind, 1, order.Length);
        var perKind = Apportion(problems, [.. Enumerable.Repeat(1.0, count)], 0);
        for (var kind = 0; kind < count; kind++)
        {
            var perLevel = Apportion(perKind[kind], [.. levels.Select(l => LevelShares[l])], 0);
            for (var level = 0; level < levels.Length; level++)
            {
                if (perLevel[level] > 0)
                {
                    yield return new PlanCell(domain.Name, order[kind], levels[level], perLevel[level], Plan.DefaultBudget(perLevel[level]));
                }
            }
        }
    }

    /// <summary>The kinds that can be drawn, of the whole domain or of its topics within the scope.</summary>
    private string[] Kinds(KnowledgeNode domain, IReadOnlySet<KnowledgeNode>? scope) =>
        [.. (scope is null ? domain.FigureKinds : scope.Where(n => n.Domain == domain && n.Level == KnowledgeLevel.Topic).SelectMany(n => n.FigureKinds)).Intersect(families.FigureKinds, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private KnowledgeNode Find(string name, IReadOnlySet<KnowledgeNode>? scope)
    {
        var domain = graph.Domains.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new PlanException($"There is no domain \"{name}\". `flywheel knowledge stats` lists them; `flywheel knowledge import FILE` adds one.");
        return Kinds(domain, scope).Length > 0
            ? domain
            : throw new PlanException($"No author draws any figure kind of {(scope is null ? "" : "the changed part of ")}the domain {domain.Name}. Kinds that can be drawn are {string.Join(", ", families.FigureKinds)}.");
    }

    private static void RequireLevels(IReadOnlyCollection<int> levels)
    {
        if (levels.Count == 0 || levels.Any(l => l is < 0 or > Plan.MaximumLevel))
        {
            throw new PlanException($"Levels are 0 to {Plan.MaximumLevel}.");
        }

        if (levels.Distinct().Count() != levels.Max() + 1)
        {
            throw new PlanException($"Level {levels.Max()} is made from the levels below it; ask for 0..{levels.Max()}.");
        }
    }

    /// <summary>Shares out a number by weights with the largest remainders; of equal remainders the earlier ones gain, counted from an offset.</summary>
    internal static int[] Apportion(int total, double[] weights, int offset)
    {
        var sum = weights.Sum();
        var exact = weights.Select(w => total * w / sum).ToArray();
        var shares = exact.Select(e => (int)Math.Floor(e + 1e-9)).ToArray();
        var gaining = Enumerable.Range(0, weights.Length)
            .OrderByDescending(i => Math.Round(exact[i] - shares[i], 9))
            .ThenBy(i => (i + weights.Length - offset) % weights.Length)
            .Take(total - shares.Sum());
        foreach (var i in gaining)
        {
            shares[i]++;
        }

        return shares;
    }
}
