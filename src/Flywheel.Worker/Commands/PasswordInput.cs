using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary>Takes a new password from where others cannot read it; a command line is no such place.</summary>
internal static class PasswordInput
{
    /// <summary>Holds the password for programs.</summary>
    public const string Variable = "FLYWHEEL_PASSWORD";

    /// <summary>The environment's password, else a line of standard input, else what a person types twice without seeing it.</summary>
    /// <exception cref="UsageException">There is none, or what was typed differs.</exception>
    public static string Read(string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() is { Length: > 0 } line ? line : throw new UsageException($"Standard input holds no password. Write it as one line, or set {Variable}.");
        }

        var first = Ask($"Password for {name}:");
        return Ask("Once more:") == first ? first : throw new UsageException("The two passwords differ.");
    }

    private static string Ask(string question) => AnsiConsole.Prompt(new TextPrompt<string>(Markup.Escape(question)).Secret(null).AllowEmpty());
}
