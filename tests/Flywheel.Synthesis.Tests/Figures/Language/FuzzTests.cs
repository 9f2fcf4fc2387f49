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
