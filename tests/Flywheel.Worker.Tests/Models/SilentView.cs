using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Models;

/// <summary>Looks on and says nothing.</summary>
internal sealed class SilentView : IGrowthView
{
    public void Show(RunProgress progress)
    {
    }

    public void Wait(string reason)
    {
    }
}
