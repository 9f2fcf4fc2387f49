using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flywheel.Model.Training.Reports;

/// <summary>
/// The log of a training: a line of JSON a step or look at the held-out rows, with what <see cref="StepReport"/> and <see cref="EvaluationReport"/>
/// say. Lines after the step that a training goes on from are dropped, so that no step is in it twice.
/// </summary>
internal sealed class TrainingLog : IDisposable
{
    public const string FileName = "log.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StreamWriter _writer;
    private readonly List<(long Step, double Loss)> _losses = [];
    private readonly List<(long Step, double Loss)> _heldOut = [];

    /// <summary>Opens the log of a folder and keeps its lines up to a step.</summary>
    public TrainingLog(string folder, long steps)
    {
        var path = Path.Combine(folder, FileName);
        var kept = File.Exists(path) ? File.ReadLines(path).Where(line => Take(line, steps)).ToArray() : [];
        File.WriteAllLines(path + ".writing", kept);
        File.Move(path + ".writing", path, overwrite: true);
        _writer = new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>The loss of each step.</summary>
    public IReadOnlyList<(long Step, double Loss)> Losses => _losses;

    /// <summary>The loss of the held-out rows, where they were looked at.</summary>
    public IReadOnlyList<(long Step, double Loss)> HeldOut => _heldOut;

    public void Add(StepReport step)
    {
        _losses.Add((step.Step, step.Loss));
        _writer.WriteLine(JsonSerializer.Serialize(step, Json));
    }

    public void Add(EvaluationReport evaluation)
    {
        _heldOut.Add((evaluation.Step, evaluation.HeldOutLoss));
        _writer.WriteLine(JsonSerializer.Serialize(evaluation, Json));
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Reads a line back; false for one after the step, or one that a crash cut off.</summary>
    private bool Take(string line, long steps)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var step = document.RootElement.GetProperty("step").GetInt64();
            if (step > steps) return false;
            if (document.RootElement.TryGetProperty("heldOutLoss", out var heldOut)) _heldOut.Add((step, heldOut.GetDouble()));
            else _losses.Add((step, document.RootElement.GetProperty("loss").GetDouble()));
            return true;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
