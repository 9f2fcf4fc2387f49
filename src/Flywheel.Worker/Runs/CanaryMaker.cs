using System.Collections.Immutable;
using Flywheel.Checker;
using Flywheel.Checker.Damages;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Runs;

/// <summary>Spoils copies of some candidates. Which ones, and how, follows from the candidate's seed alone.</summary>
public sealed class CanaryMaker(FigureEngine engine, FigureRenderer renderer, ImmutableArray<Damage> damages)
{
    /// <summary>The canary made of a candidate; null for most candidates, and where no damage applies.</summary>
    public Canary? Of(Problem problem, RunSettings settings)
    {
        if (settings.CanaryInterval <= 0 || damages.IsEmpty)
        {
            return null;
        }

        var random = SeededRandom.For(problem.Seed).Fork("canary");
        if (random.Next(settings.CanaryInterval) != 0)
        {
            return null;
        }

        var inspection = new Inspection(problem, engine, renderer);
        if (!inspection.ProgramsRan)
        {
            return null;
        }

        foreach (var damage in random.Shuffled(damages))
        {
            if (damage.Apply(inspection, random.Fork(damage.Name)) is { } spoilt)
            {
                return new Canary(spoilt with { Id = ProblemId.Canary(problem.Id) }, damage.Name, problem.Answer);
            }
        }

        return null;
    }
}
