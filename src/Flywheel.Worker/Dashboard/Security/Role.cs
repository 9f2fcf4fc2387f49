namespace Flywheel.Worker.Dashboard.Security;

/// <summary>What a person may do; each may do what those before it may.</summary>
internal enum Role
{
    /// <summary>Looks at everything, changes nothing.</summary>
    Viewer,

    /// <summary>Decides about problems.</summary>
    Reviewer,

    /// <summary>Starts and stops runs, imports knowledge, keeps the accounts.</summary>
    Admin,
}
