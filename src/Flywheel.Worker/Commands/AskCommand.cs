using System.CommandLine;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel ask</c>: a question about a picture, with the thinking shown as it happens.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var image = new Argument<string>("image") { Description = "The picture, a PNG file." };
        var question = new Argument<string>("question") { Description = "The question." };
        var language = new Option<string>("--code") { Description = "What the model draws with: figure (the figure language) or python (under bubblewrap).", DefaultValueFactory = _ => "figure" };
        language.AcceptOnlyFromAmong("figure", "python");
        var segments = new Option<int>("--segments") { Description = "Pieces of thinking between runs of code, 1 to 20.", DefaultValueFactory = _ => new ThinkingLimits().Segments };
        segments.Require(n => n is >= 1 and <= 20, "--segments must be 1 to 20.");
        var tokens = new Option<int>("--tokens") { Description = "New tokens, at most.", DefaultValueFactory = _ => new ThinkingLimits().Tokens };
        tokens.Require(n => n >= 1, "--tokens must be 1 or more.");
        var temperature = new Option<double>("--temperature") { Description = "0 (the likeliest token) to 2." };
        temperature.Require(t => t is >= 0 and <= 2, "--temperature must be 0 to 2.");
        var seed = new Option<ulong?>("--seed") { Description = "The same seed gives the same answer." };
        var output = new Option<string?>("--output", "-o") { Description = "Folder for the pictures that the model drew (default: the picture's name with -thinking)." };
        var model = new ModelOptions();
        var command = new Command("ask", "Ask a model about a picture, and watch it think with code.") { image, question, language, segments, tokens, temperature, seed, output };
        model.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(image);
            var request = new ThinkingRequest(ReadPicture(file), parsed.GetRequiredValue(question))
            {
                Form = parsed.GetValue(language) == "python" ? ThinkingForm.Python : ThinkingForm.Figure,
                Sampling = new SamplingSettings { Temperature = parsed.GetValue(temperature), Seed = parsed.GetValue(seed) },
                Limits = new ThinkingLimits { Segments = parsed.GetValue(segments), Tokens = parsed.GetValue(tokens) },
            };
            await using var opened = model.Open(parsed, requests: 1);
            using var fonts = new FontLibrary();
            using var renderer = new FigureRenderer(fonts);
            ISandbox figures = new FigureSandbox(new FigureEngine(fonts), renderer);
            var sandbox = request.Form == ThinkingForm.Python ? new SandboxRouter(await PythonSandbox.StartAsync(null, cancellationToken), figures) : figures;
            var thinker = new Thinker(opened, sandbox, TimeProvider.System);
            var folder = parsed.GetValue(output) ?? Path.GetFileNameWithoutExtension(file) + "-thinking";
            return await ShowAsync(thinker.ThinkAsync(request, cancellationToken), folder, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static Picture ReadPicture(string file)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file {file}.");
        }

        if (new FileInfo(file).Length > Picture.MostBytes)
        {
            throw new IOException($"{file} is larger than {Picture.MostBytes >> 20} MiB: no picture to ask about.");
        }

        try
        {
            return Picture.Read(File.ReadAllBytes(file));
        }
        catch (PictureException e)
        {
            throw new IOException($"{file}: {e.Message}", e);
        }
    }

    private static async Task<int> ShowAsync(IAsyncEnumerable<ThinkingEvent> events, string folder, TextWriter output)
    {
        var saved = 0;
        await foreach (var step in events)
        {
            switch (step)
            {
                case ThoughtWritten written:
                    await output.WriteAsync(written.Text);
                    await output.FlushAsync();
                    break;
                case CodeRan ran:
                    foreach (var picture in ran.Reply.Pictures)
                    {
                        Directory.CreateDirectory(folder);
                        var path = Path.Combine(folder, $"{++saved}.png");
                        await File.WriteAllBytesAsync(path, [.. picture.Png]);
                        await output.WriteAsync($"{Environment.NewLine}[{path}]");
                    }

                    break;
                case ThinkingEnded { Transcript: var transcript }:
                    await output.WriteLineAsync();
                    await output.WriteLineAsync(
                        $"{Environment.NewLine}segments: {transcript.Segments}, runs of code: {transcript.Runs.Length}, tokens: {transcript.CompletionTokens}, time: {transcript.Elapsed.TotalSeconds:0.0} s");
                    await output.WriteLineAsync(transcript.Answer is { } answer ? $"Answer: {answer}" : $"No answer: {Reason(transcript.Outcome)}.");
                    return transcript.Answer is null ? CommandErrors.Failure : CommandErrors.Success;
            }
        }

        return CommandErrors.Failure;
    }

    private static string Reason(ThinkingOutcome outcome) => outcome switch
    {
        ThinkingOutcome.SegmentLimit => "the segments are used up (--segments)",
        ThinkingOutcome.TokenLimit => "the tokens are used up (--tokens)",
        ThinkingOutcome.TimeLimit => "the time is over",
        _ => "the model ended without one",
    };
}
