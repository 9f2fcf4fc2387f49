namespace Flywheel.Model.Chat;

/// <summary>Why a generator stopped.</summary>
public enum FinishReason
{
    /// <summary>The model ended its text, or a stop string came up; <see cref="GenerationEnd.StopString"/> tells which where it is known.</summary>
    Stop,

    /// <summary>The number of tokens asked for, or the model's context, is used up.</summary>
    Length,
}
