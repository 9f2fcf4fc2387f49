using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flywheel.Model.Training.Reports;

namespace Flywheel.Worker.Commands;

/// <summary>
/// Shows a training: on a terminal steps are one line that is written over, elsewhere a line every few seconds; as JSON every event is a line.
/// </summary>
internal sealed class TrainDisplay(TextWriter writer, bool json, TimeProvider clock) : ITrainingView, IDisposable
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly bool _terminal = !json && ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected;
    private long _begun;
    private long? _logged;
    private double? _doneBefore;
    private long _tokens;
    private int _width;

    /// <inheritdoc />
    public void Begin(TrainingPlan plan)
    {
        (_begun, _doneBefore, _tokens, _logged) = (clock.GetTimestamp(), null, 0, null);
        var rows = string.Join(", ", plan.Datasets.Select(d => $"{d.Value:N0} rows of {d.Key}"));
        var length = $"{plan.Epochs} epoch{(plan.Epochs == 1 ? "" : "s")}{(plan.Steps == 0 ? "" : $", at most {plan.Steps:N0} steps")}";
        Print(
            "begin",
            plan,
            $"Stage {plan.Stage}: {rows}, {length}; training {plan.Parts.ToString().ToLowerInvariant()}, {plan.Trained:N0} of {plan.Parameters:N0} parameters; "
            + $"{plan.HeldOut:N0} held-out rows{(plan.FirstStep == 0 ? "" : $"; going on after step {plan.FirstStep:N0}")}.");
    }

    /// <inheritdoc />
    public void Show(StepReport step)
    {
        var now = clock.GetTimestamp();
        _doneBefore ??= step.Done;
        _tokens += step.Tokens;
        var elapsed = clock.GetElapsedTime(_begun, now);
        var rate = _tokens / Math.Max(elapsed.TotalSeconds, 1e-3);
        // The first step pays for what is done once; the time left goes by those after it.
        double? left = step.Done > _doneBefore ? elapsed.TotalSeconds / (step.Done - _doneBefore.Value) * (1 - step.Done) : null;
        if (json)
        {
            Print("step", new { step.Stage, step.Step, step.Epoch, step.Done, step.Loss, step.Rate, step.Norm, step.Tokens, step.Learned, step.Seconds, TokensPerSecond = rate, SecondsLeft = left }, "");
            return;
        }
        var line = $"step {step.Step:N0}, epoch {step.Epoch}, {step.Done:0.0%}: loss {step.Loss:0.0000}, rate {step.Rate:0.00e-0}, norm {step.Norm:0.00}, {rate:N0} tokens/s, {(left is { } seconds ? Duration(TimeSpan.FromSeconds(seconds)) : "?")} left";
        if (_terminal)
        {
            // A line that wraps would not be written over.
            line = line.Length < Console.WindowWidth || Console.WindowWidth < 2 ? line : line[..(Console.WindowWidth - 1)];
            writer.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
        else if (_logged is not { } logged || clock.GetElapsedTime(logged, now) >= LogInterval)
        {
            writer.WriteLine(line);
            _logged = now;
        }
    }

    /// <inheritdoc />
    public void Show(EvaluationReport evaluation) => Print(
        "evaluation", evaluation, $"After step {evaluation.Step:N0}: {evaluation.Rows:N0} held-out rows at a loss of {evaluation.HeldOutLoss:0.0000}, {evaluation.Accuracy:0.0%} of their tokens right.");

    /// <inheritdoc />
    public void Saved(string folder) => Print("checkpoint", new { folder }, $"Checkpoint: {folder}");

    /// <summary>Tells how the training ended.</summary>
    /// <param name="result">The end.</param>
    /// <param name="resumeCommand">The command that goes on with a training that was stopped.</param>
    public void End(TrainingResult result, string resumeCommand)
    {
        foreach (var (reason, rows) in result.LeftOut.Where(_ => !json)) Print("", result, $"Left out: {rows:N0} rows, {reason} (counted each epoch).");
        Print("end", result, result.IsComplete
            ? $"{result.Folder}: the model after {result.Steps:N0} steps, with {TrainingFiles}. Ask it: ./flywheel ask PICTURE.png \"QUESTION\" --model {result.Folder}"
            : $"Stopped after step {result.Steps:N0}. Go on with: {resumeCommand}");
    }

    /// <summary>Leaves the line.</summary>
    public void Dispose() => Leave();

    private static string TrainingFiles => $"its loss curve in {LossCurve.FileName} and its log in log.jsonl";

    private void Print(string name, object value, string line)
    {
        Leave();
        writer.WriteLine(json ? JsonSerializer.Serialize(new Dictionary<string, object> { ["event"] = name, [name] = value }, Json) : line);
    }

    private void Leave()
    {
        if (_terminal && _width > 0) writer.WriteLine();
        _width = 0;
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min" : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{time.Seconds} s";
}
