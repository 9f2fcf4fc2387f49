namespace Flywheel.Checker.Checks.Text;

/// <summary>The problem is tied to knowledge.</summary>
internal sealed class KnowledgeTiedCheck : Check
{
    /// <inheritdoc />
    public override string Name => "knowledge-tied";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Text;

    /// <inheritdoc />
    public override string Proves => "The problem is tied to knowledge.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        if (inspection.Problem.Knowledge.IsEmpty)
        {
            yield return Fail("The problem names no knowledge that it exercises.", ("domain", inspection.Problem.Domain));
        }
    }
}
