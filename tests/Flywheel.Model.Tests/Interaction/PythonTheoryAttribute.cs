namespace Flywheel.Model.Tests.Interaction;

/// <summary>Like <see cref="PythonFactAttribute"/>, with cases.</summary>
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute()
    {
        Skip = new PythonFactAttribute().Skip;
    }
}
