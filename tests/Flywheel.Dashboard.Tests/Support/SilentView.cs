using Flywheel.Worker.Runs;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Shows nothing of a run that goes on.</summary>
internal sealed class SilentView : IGrowthView
{
    public void Show(RunProgress progress)
    {
    }

    public void Wait(string reason)
    {
    }
}
