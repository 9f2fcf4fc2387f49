namespace Flywheel.Checker.Checks;

/// <summary>What part of a problem a check is about, in the order in which checks run.</summary>
public enum CheckGroup
{
    /// <summary>The programs run within their budgets.</summary>
    Program,

    /// <summary>The picture can be read.</summary>
    Picture,

    /// <summary>The text fits the picture and gives nothing away.</summary>
    Text,

    /// <summary>The answer is right, and computed from the picture.</summary>
    Answer,

    /// <summary>The steps draw what they say, where they should.</summary>
    Steps,

    /// <summary>The conclusion follows and states the answer.</summary>
    Conclusion,
}
