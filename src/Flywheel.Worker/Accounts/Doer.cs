namespace Flywheel.Worker.Accounts;

/// <summary>Who does something, and from where.</summary>
/// <param name="Name">An account, or the user of the machine.</param>
/// <param name="Address">The network address; empty for the command line.</param>
internal sealed record Doer(string Name, string Address)
{
    /// <summary>Who runs the command.</summary>
    public static Doer CommandLine => new(Environment.UserName, "");
}
