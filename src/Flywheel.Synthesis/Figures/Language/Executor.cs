namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A statement, lowered: runs in a frame.</summary>
internal delegate Flow Executor(Frame frame);
