namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>What a person sends from the page of a decision.</summary>
internal sealed class VerdictForm
{
    /// <summary>The longest comment, in characters.</summary>
    public const int LongestComment = 4000;

    /// <summary>The button: <c>approve</c>, <c>reject</c>, <c>revert</c>, <c>withdraw</c> or <c>comment</c>.</summary>
    public string? Verdict { get; set; }

    /// <summary>The version of the latest verdict that was on the page.</summary>
    public int Seen { get; set; }

    /// <summary>The version to go back to, as it stands in addresses.</summary>
    public string? RevertTo { get; set; }

    /// <summary>Why, or what is said without deciding.</summary>
    public string? Comment { get; set; }
}
