using System.CommandLine;
using Flywheel.Model.Parity;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel model parity</c>: compares the model with a reference's outputs.</summary>
internal static class ModelParityCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("dir") { Description = "A folder with a model, pictures and expected.safetensors, a tokenizer with encodings.json, or a folder of such folders." };
        var device = DeviceOption.Create();
        var command = new Command("parity", "Compare tokenizer, pictures, outputs, decoding and training with a reference; exit 1 on a difference.") { folder, device };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var failed = 0;
            foreach (var check in ParityRunner.Run(parsed.GetRequiredValue(folder).FullName, DeviceOption.Find(parsed.GetRequiredValue(device)), cancellationToken))
            {
                if (!check.Passed) failed++;
                var verdict = check.Bar is { } bar ? $"{(check.Passed ? "ok  " : "FAIL")} {check.Difference,9:0.##e+0} of {bar:g}" : $"     {check.Difference,9:0.##e+0}";
                output.WriteLine($"{verdict,-28} {check.Name}");
            }
            output.WriteLine(failed == 0 ? "equal to the reference" : $"{failed} difference(s)");
            return Task.FromResult(failed == 0 ? CommandErrors.Success : CommandErrors.Failure);
        });
        return command;
    }
}
