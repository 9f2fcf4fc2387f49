using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Language;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Figures.Language;

/// <summary>Random programs: none crashes or hangs the engine or goes beyond a limit. FLYWHEEL_FUZZ sets how many.</summary>
public sealed class FuzzTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    private const int DefaultPrograms = 2_000;
    private const int CallsEach = 12;
    private const long MostBytes = 64 << 20;

    /// <summary>What many primitives stand on.</summary>
    private const string Surroundings = "Axes(-5, 5, -5, 5); Panel(110);\n";

    private static readonly FigureLimits Limits = new();
    private static readonly int Programs = int.Parse(Environment.GetEnvironmentVariable("FLYWHEEL_FUZZ") ?? $"{DefaultPrograms}", CultureInfo.InvariantCulture);

    [Fact]
    public void Generated_and_mutated_programs_end_within_their_limits()
    {
        var failures = new ConcurrentQueue<string>();
        var drawn = 0;
        Parallel.For(0, Programs, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) }, seed =>
        {
            var generator = new ProgramGenerator(seed);
            var program = generator.Program();
            var code = seed % 2 == 0 ? program : new ProgramMutator(seed).Mutate(program, new ProgramGenerator(seed + 1).Program());
            var result = Try(seed, code, failures, () => language.Engine.Draw(code)) as FigureResult;
            if (result?.Scene is { } scene)
            {
                Interlocked.Increment(ref drawn);
                RequireWithinLimits(seed, scene, failures);
                var step = seed % 3 == 0 ? program : new ProgramMutator(-seed).Mutate(program, code);
                Try(seed, step, failures, () => language.Engine.DrawStep(scene, step));
            }

            var answer = seed % 2 == 0 ? generator.Answer() : new ProgramMutator(seed).Mutate(generator.Answer(), program);
            Try(seed, answer, failures, () => language.Engine.Evaluate(language.Triangle, answer));
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(5)));
        Assert.True(drawn > Programs / 100, $"Only {drawn} of {Programs} programs drew a picture: the generator is of no use.");
    }

    [Fact]
    public void Every_primitive_refuses_bad_arguments_itself()
    {
        var failures = new ConcurrentQueue<string>();
        var callables = FigureVocabulary.Instance.Sections.SelectMany(s => s.Callables).ToList();
        Parallel.For(0, callables.Count * CallsEach, i =>
        {
            var callable = callables[i % callables.Count];
            var call = new ProgramGenerator(i).Call(callable);
            if (callable.Reads)
            {
                Try(i, call, failures, () => language.Engine.Evaluate(language.Triangle, call));
            }
            else
            {
                Try(i, call + ";", failures, () => language.Engine.Draw(call + ";"));
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(12)));
    }

    [Fact]
    public void Every_parameter_bears_extreme_numbers_in_little_memory()
    {
        string[] extremes = ["0", "-1", "1e-300", "2000000000", "-2000000000", "1e9", "1e17", "1e300", "-1e300", "0.0 / 0", "1.0 / 0", "-1.0 / 0"];
        var failures = new ConcurrentQueue<string>();
        var calls = FigureVocabulary.Instance.Sections.SelectMany(s => s.Callables)
            .SelectMany(callable => Enumerable.Range(0, callable.Parameters.Length).SelectMany(parameter => extremes.Select(value => (callable, parameter, value))))
            .ToList();
        Parallel.For(0, calls.Count, i =>
        {
            var (callable, parameter, value) = calls[i];
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var call = new ProgramGenerator((3 * i) + attempt).Call(callable, parameter, value);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var code = callable.Reads ? call : $"{Surroundings}{call};";
                Try(i, code, failures, () => callable.Reads ? language.Engine.Evaluate(language.Triangle, code) : language.Engine.Draw(code));
                if (GC.GetAllocatedBytesForCurrentThread() - before > MostBytes)
                {
                    failures.Enqueue($"{call} took {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MiB");
                }
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(12)));
    }

    private static object? Try(int seed, string code, ConcurrentQueue<string> failures, Func<object> run)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            var result = run();
            var elapsed = Stopwatch.GetElapsedTime(started);
            var (errors, usage, succeeded) = result switch
            {
                FigureResult figure => (figure.Errors, figure.Usage, figure.Succeeded),
                EvaluationResult evaluation => (evaluation.Errors, evaluation.Usage, evaluation.Succeeded),
                _ => throw new UnreachableException(),
            };
            var lines = code.AsSpan().Count('\n') + 1;
            var problem = elapsed > Limits.Time * 1.2 ? $"took {elapsed}"
                : usage.Steps > Limits.Steps ? $"took {usage.Steps} steps"
                : succeeded != errors.IsEmpty ? "neither succeeded nor has errors, or both"
                : errors.FirstOrDefault(e => e.Line < 1 || e.Line > lines || e.Column < 1 || e.ToString().Length > 700) is { } misplaced ? $"reported a strange error: {misplaced}"
                : errors.FirstOrDefault(e => e.Message.Contains("failed on these arguments", StringComparison.Ordinal)) is { } defect ? $"hit a defect: {defect.Message}"
                : null;
            if (problem is not null)
            {
                failures.Enqueue($"Program {seed} {problem}\n{code}");
            }

            return result;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failures.Enqueue($"Program {seed} threw {error}\n{code}");
            return null;
        }
    }

    private static void RequireWithinLimits(int seed, Scene scene, ConcurrentQueue<string> failures)
    {
        if (scene.Elements.Length > Limits.Elements || scene.Marks.Length > Limits.Marks || scene.Width > Limits.CanvasMaximum || scene.Height > Limits.CanvasMaximum)
        {
            failures.Enqueue($"Program {seed} drew {scene.Elements.Length} elements with {scene.Marks.Length} marks on {scene.Width} x {scene.Height}");
        }
    }
}
