using System.CommandLine;
using Flywheel.Model.Training.Tokenizers;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel train tokenizer</c>: makes the tokenizer of a model that begins with random weights.</summary>
internal static class TrainTokenizerCommand
{
    public static Command Create()
    {
        var data = TrainCommand.Data();
        var vocabulary = new Option<int>("--vocabulary") { Description = "Tokens, special ones included.", HelpName = "N", DefaultValueFactory = _ => 4096 };
        vocabulary.Require(
            n => n >= TokenizerTrainer.FewestTokens && n <= TokenizerTrainer.MostTokens, $"--vocabulary must be {TokenizerTrainer.FewestTokens} to {TokenizerTrainer.MostTokens:N0}.");
        var rows = new Option<long>("--rows") { Description = "Rows to read, at most.", HelpName = "N", DefaultValueFactory = _ => 20_000 };
        rows.Require(n => n >= 1, "--rows must be 1 or more.");
        var output = new Option<string>("--out") { Description = "The tokenizer.json to write.", HelpName = "FILE", Required = true };
        var command = new Command("tokenizer", "Make a byte-level BPE tokenizer.json, with Qwen's special tokens, from the text of datasets.") { data, vocabulary, rows, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(output);
            var (tokens, read) = await TokenizerTrainer.TrainAsync(parsed.GetRequiredValue(data), parsed.GetValue(vocabulary), parsed.GetValue(rows), file, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{file}: {tokens:N0} tokens, from the text of {read:N0} rows.");
            return CommandErrors.Success;
        });
        return command;
    }
}
