using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Sampling;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary>The knowledge that a session's database holds, and how the commands about it print.</summary>
internal sealed record KnowledgeView(KnowledgeGraph Graph, KnowledgeUsage Usage, ImmutableArray<PredictedName> Predicted)
{
    /// <summary>Wide enough for a path of five names: what is not read by a person at a terminal is not wrapped for one.</summary>
    private const int UnboundWidth = 500;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option that asks for JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs instead of text for people." };

    /// <summary>Opens a session, brings what ships into its database where that is missing, and hands over the graph.</summary>
    /// <returns>The exit code of <paramref name="use"/>, or 1 where the shipped files are damaged, after printing how.</returns>
    public static async Task<int> UseAsync(
        Func<ParseResult, CancellationToken, Task<DatabaseSession>> open, ParseResult parsed, Func<KnowledgeView, int> use, CancellationToken cancellationToken)
    {
        await using var session = await open(parsed, cancellationToken);
        try
        {
            await session.ImportShippedKnowledgeAsync(cancellationToken);
        }
        catch (OutlineException error)
        {
            return Refuse(parsed, error);
        }

        await using var context = session.CreateContext();
        var store = new KnowledgeStore(context);
        return use(new KnowledgeView(await store.LoadAsync(cancellationToken), await store.LoadUsageAsync(cancellationToken), await PredictedName.ReadAsync(context, cancellationToken)));
    }

    /// <summary>Prints every error of a file.</summary>
    /// <returns>The exit code 1.</returns>
    public static int Refuse(ParseResult parsed, OutlineException exception)
    {
        foreach (var error in exception.Errors)
            parsed.InvocationConfiguration.Error.WriteLine($"flywheel: {error}");
        return CommandErrors.Failure;
    }

    /// <summary>Prints a value as JSON.</summary>
    public static void Print(ParseResult parsed, object value)
        => parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(value, s_json));

    /// <summary>A console over the command's output; plain text where that is not a terminal.</summary>
    public static IAnsiConsole ConsoleOf(ParseResult parsed)
    {
        var output = new AnsiConsoleOutput(parsed.InvocationConfiguration.Output);
        if (output.IsTerminal)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = output, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        plain.Profile.Width = UnboundWidth;
        return plain;
    }
}
