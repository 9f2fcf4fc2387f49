using System.Text.Json;
using Flywheel.Model.Training.Reports;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>A line of a training's log: a step or a look at the held-out rows. Exactly one of both is there.</summary>
/// <param name="Step">The step.</param>
/// <param name="Evaluation">The look.</param>
internal sealed record TrainingLogLine(StepReport? Step, EvaluationReport? Evaluation)
{
    /// <summary>The bytes of the longest line that is read; the trainer's have a tenth.</summary>
    public const int MostBytes = 4096;

    private const long MostSteps = 1_000_000_000;
    private const double MostOfAll = 1e12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>Reads a line; null for what is none.</summary>
    public static TrainingLogLine? Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length > MostBytes)
        {
            return null;
        }

        try
        {
            if (line.IndexOf("\"heldOutLoss\""u8) >= 0)
            {
                return JsonSerializer.Deserialize<EvaluationReport>(line, Json) is { Stage: not null, Step: >= 0 and <= MostSteps } evaluation && AreSound(evaluation.HeldOutLoss, evaluation.Accuracy)
                    ? new TrainingLogLine(null, evaluation)
                    : null;
            }

            return JsonSerializer.Deserialize<StepReport>(line, Json) is { Stage: not null, Step: >= 1 and <= MostSteps, Tokens: >= 0 } step && AreSound(step.Loss, step.Rate, step.Norm, step.Tokens, step.Seconds, step.Done)
                ? new TrainingLogLine(step, null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Numbers that can be added up a billion times and drawn.</summary>
    private static bool AreSound(params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!(Math.Abs(number) <= MostOfAll))
            {
                return false;
            }
        }

        return true;
    }
}
