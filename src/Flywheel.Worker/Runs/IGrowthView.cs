namespace Flywheel.Worker.Runs;

/// <summary>Who looks on while a run grows.</summary>
public interface IGrowthView
{
    /// <summary>Called with the progress several times a second; the first time when the run has started.</summary>
    void Show(RunProgress progress);

    /// <summary>Called while the database is away; the run goes on when it is back.</summary>
    void Wait(string reason);
}
