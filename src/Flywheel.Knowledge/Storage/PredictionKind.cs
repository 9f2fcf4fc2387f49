namespace Flywheel.Knowledge.Storage;

/// <summary>What a model predicted.</summary>
public enum PredictionKind
{
    /// <summary>Knowledge that a problem needs.</summary>
    Knowledge,

    /// <summary>A tool that its steps call.</summary>
    Tool,
}
