namespace Flywheel.Checker.Checks.Picture;

/// <summary>The picture shows something.</summary>
internal sealed class PictureNotBlankCheck : Check
{
    private const int Side = 16;
    private const int FaintestContrast = 3;

    /// <inheritdoc />
    public override string Name => "picture-not-blank";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Picture;

    /// <inheritdoc />
    public override string Proves => "The picture shows something.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        if (inspection.Scene.Marks.IsEmpty)
        {
            yield return Fail("The program draws nothing.", ("elements", inspection.Scene.Elements.Length));
            yield break;
        }

        var cells = inspection.Thumbnail(inspection.Scene, Side, Side);
        var contrast = cells.Max() - cells.Min();
        if (contrast < FaintestContrast)
        {
            yield return Fail("Nothing can be seen in the picture.", ("contrast", contrast));
        }
    }
}
