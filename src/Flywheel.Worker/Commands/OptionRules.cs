using System.CommandLine;

namespace Flywheel.Worker.Commands;

/// <summary>Rules that the values of options keep.</summary>
internal static class OptionRules
{
    /// <summary>Makes a command line wrong whose value breaks a rule. Text that is no value of the type is reported by the parser itself.</summary>
    /// <param name="option">The option.</param>
    /// <param name="rule">Whether a value is right.</param>
    /// <param name="message">What the option must be, as a sentence that names it.</param>
    public static void Require<T>(this Option<T> option, Func<T, bool> rule, string message) => option.Validators.Add(result =>
    {
        T? value;
        try
        {
            value = result.GetValueOrDefault<T>();
        }
        catch (InvalidOperationException)
        {
            return;
        }

        if (value is not null && !rule(value))
        {
            result.AddError(message);
        }
    });
}
