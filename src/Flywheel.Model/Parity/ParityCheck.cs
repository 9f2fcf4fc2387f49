namespace Flywheel.Model.Parity;

/// <summary>One comparison with the reference.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Difference">How far apart the two are, in the unit that the name says.</param>
/// <param name="Bar">The difference that is still accepted; null where the difference is only reported.</param>
public sealed record ParityCheck(string Name, double Difference, double? Bar)
{
    /// <summary>Whether the difference is within the bar; true where there is none.</summary>
    public bool Passed => Bar is not { } bar || Difference <= bar;
}
