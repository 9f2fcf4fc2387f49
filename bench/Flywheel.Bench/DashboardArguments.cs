using System.Globalization;

namespace Flywheel.Bench;

/// <summary>What <c>./flywheel bench dashboard</c> is asked for.</summary>
/// <param name="Problems">Problems in the database.</param>
/// <param name="Seconds">How long the load lasts.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="Folder">Where the filled database stays for the next time. Null: it is filled anew, and deleted.</param>
internal sealed record DashboardArguments(int Problems, int Seconds, int Rate, string? Folder)
{
    /// <summary>Reads the options behind the section's name.</summary>
    public static DashboardArguments Read(string[] arguments) =>
        new(Number(arguments, "--problems", 1_000_000, 1_000), Number(arguments, "--seconds", 60, 1), Number(arguments, "--rate", 200, 1), Text(arguments, "--keep"));

    private static string? Text(string[] arguments, string option)
    {
        var at = Array.IndexOf(arguments, option);
        return at < 0 ? null : at + 1 < arguments.Length ? Path.GetFullPath(arguments[at + 1]) : throw new ArgumentException($"{option} takes a folder.");
    }

    private static int Number(string[] arguments, string option, int otherwise, int least)
    {
        var at = Array.IndexOf(arguments, option);
        if (at < 0)
        {
            return otherwise;
        }

        return at + 1 < arguments.Length && int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw new ArgumentException($"{option} takes a whole number from {least:N0}.");
    }
}
