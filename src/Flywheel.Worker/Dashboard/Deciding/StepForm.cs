namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>A step of thinking as it is edited.</summary>
internal sealed class StepForm
{
    /// <summary>The thought.</summary>
    public string? Thought { get; set; }

    /// <summary>The program that draws on the picture.</summary>
    public string? Code { get; set; }
}
