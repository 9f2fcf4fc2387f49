namespace Flywheel.Model.Decoding;

/// <summary>Why a request ended.</summary>
public enum DecodeEndReason
{
    /// <summary>The model ended its text.</summary>
    EndOfText,

    /// <summary>A stop text appeared.</summary>
    Stop,

    /// <summary>The most tokens were made.</summary>
    Length,

    /// <summary>The deadline passed; what was made until then is in the result.</summary>
    Deadline,
}
