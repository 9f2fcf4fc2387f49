namespace Flywheel.Model.Authoring;

/// <summary>Something wrong with a reply, told so that its writer can mend it.</summary>
/// <param name="Part">The part that it is about, such as <c>figure</c> or <c>step 2</c>.</param>
/// <param name="Line">The line in the reply, from 1; 0 where no line can be named.</param>
/// <param name="Message">What is wrong and what is expected, as a sentence.</param>
public sealed record Complaint(string Part, int Line, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Line > 0 ? $"{Part} (line {Line}): {Message}" : $"{Part}: {Message}";
}
