namespace Flywheel.Worker.Accounts;

/// <summary>What actions are called in the record.</summary>
internal static class ActionNames
{
    /// <summary>Somebody came in.</summary>
    public const string SignedIn = "sign-in";

    /// <summary>A name and a password did not fit, or the account is closed.</summary>
    public const string SignInFailed = "sign-in-failed";

    /// <summary>Somebody went out.</summary>
    public const string SignedOut = "sign-out";

    /// <summary>Somebody ended all of an account's sessions.</summary>
    public const string SessionsEnded = "sessions-ended";

    /// <summary>An account was made.</summary>
    public const string UserAdded = "user-added";

    /// <summary>An account was removed.</summary>
    public const string UserRemoved = "user-removed";

    /// <summary>An account was closed.</summary>
    public const string UserDisabled = "user-disabled";

    /// <summary>An account was opened again.</summary>
    public const string UserEnabled = "user-enabled";

    /// <summary>An account has another role.</summary>
    public const string RoleChanged = "role-changed";

    /// <summary>An account has another password.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>A form of the dashboard was sent, and did what it says.</summary>
    public const string FormSent = "form";

    /// <summary>All of them, for filters.</summary>
    public static IReadOnlyList<string> All { get; } =
        [SignedIn, SignInFailed, SignedOut, SessionsEnded, UserAdded, UserRemoved, UserDisabled, UserEnabled, RoleChanged, PasswordChanged, FormSent];
}
