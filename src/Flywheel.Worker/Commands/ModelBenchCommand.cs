using System.CommandLine;
using System.Text.Json;
using Flywheel.Model.Decoding;
using TorchSharp;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel model bench</c>: how fast the model decodes, beside the limit that memory sets.</summary>
internal static class ModelBenchCommand
{
    public static Command Create()
    {
        var shapes = new Option<string[]>("--shape") { Description = "What to measure: nano, 7b (several may be named). By default nano on a CPU, both on a GPU.", AllowMultipleArgumentsPerToken = true };
        shapes.AcceptOnlyFromAmong([.. BenchShape.All.Select(shape => shape.Name)]);
        var batches = new Option<int[]>("--batch") { Description = "Requests at once (several may be named). By default 1 16 on a CPU, 1 32 128 on a GPU.", AllowMultipleArgumentsPerToken = true };
        batches.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } values && values.Any(value => value is < 1 or > 1024)) result.AddError("--batch: numbers from 1 to 1024 are expected.");
        });
        var device = DeviceOption.Create();
        var baseline = new Option<FileInfo?>("--baseline") { Description = "What bench/hf_baseline.py --json wrote on this machine; its rates are printed beside, with the ratios." };
        var command = new Command("bench", "Measure prefill and decoding with random weights, beside the memory bandwidth and another program.") { shapes, batches, device, baseline };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var place = DeviceOption.Find(parsed.GetRequiredValue(device));
            var gpu = place.type == DeviceType.CUDA;
            var chosen = parsed.GetValue(shapes) is { Length: > 0 } named ? named : gpu ? ["nano", "7b"] : ["nano"];
            var sizes = parsed.GetValue(batches) is { Length: > 0 } listed ? listed : gpu ? [1, 32, 128] : [1, 16];
            var others = Read(parsed.GetValue(baseline));
            var bench = new DecodeBench(place);
            var bandwidth = bench.CopyBandwidth();
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"{place}, libtorch {torch.__version__}, copy bandwidth {bandwidth / 1e9:0} GB/s");
            await output.WriteLineAsync("shape  batch  prefill s  decode tok/s  limit tok/s  of limit    other: prefill s  decode tok/s  prefill ratio  decode ratio");
            foreach (var shape in BenchShape.All.Where(shape => chosen.Contains(shape.Name)))
            {
                await foreach (var row in bench.RunAsync(shape, sizes, bandwidth, cancellationToken))
                {
                    var line = $"{row.Shape,-5} {row.Batch,6} {row.PrefillSeconds,10:0.000} {row.DecodeRate,13:#,0.0} {row.LimitRate,12:#,0} {row.Share,9:0.0%}";
                    if (others.TryGetValue((row.Shape, row.Batch), out var other))
                    {
                        line += $" {other.Prefill,19:0.000} {other.Decode,13:#,0.0} {other.Prefill / row.PrefillSeconds,13:0.00}x {row.DecodeRate / other.Decode,12:0.0}x";
                    }
                    await output.WriteLineAsync(line);
                }
            }
            return CommandErrors.Success;
        });
        return command;
    }

    /// <summary>The baseline's rows: a list of {shape, batch, prefill_s, decode_tok_s}.</summary>
    private static Dictionary<(string Shape, int Batch), (double Prefill, double Decode)> Read(FileInfo? file)
    {
        if (file is null) return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
        return document.RootElement.EnumerateArray().ToDictionary(
            row => (row.GetProperty("shape").GetString()!, row.GetProperty("batch").GetInt32()),
            row => (row.GetProperty("prefill_s").GetDouble(), row.GetProperty("decode_tok_s").GetDouble()));
    }
}
