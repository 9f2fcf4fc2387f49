namespace Hangfire;

/// <summary>After which end of its parent a continuation runs.</summary>
public enum JobContinuationOptions
{
    OnAnyFinishedState = 0,
    OnlyOnSucceededState = 1,
    OnlyOnDeletedState = 2,
}
