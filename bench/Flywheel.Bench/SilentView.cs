using Flywheel.Worker.Runs;

namespace Flywheel.Bench;

/// <summary>Shows nothing of a run's progress.</summary>
internal sealed class SilentView : IGrowthView
{
    public void Show(RunProgress progress)
    {
    }

    public void Wait(string reason)
    {
    }
}
