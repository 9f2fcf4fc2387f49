using Flywheel.Knowledge.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Flywheel.Worker.Accounts;

/// <summary>What a password has to be, and how it is hashed.</summary>
internal static class PasswordRules
{
    /// <summary>Characters that a password has at least: long ones are what guessing cannot reach.</summary>
    public const int Least = 12;

    /// <summary>Characters that a password has at most: hashing must not become work that a stranger can order.</summary>
    public const int Most = 256;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512, as OWASP advises; a hash of fewer is renewed at the next sign-in.</summary>
    private const int Rounds = 210_000;

    /// <summary>The framework's hasher.</summary>
    public static IPasswordHasher<UserRow> CreateHasher() => new PasswordHasher<UserRow>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>What is wrong with a new password; null for nothing.</summary>
    public static string? FindError(string name, string password) => password switch
    {
        { Length: < Least } => $"A password has at least {Least} characters.",
        { Length: > Most } => $"A password has at most {Most} characters.",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length - name.Length < Least / 2 => "The password is little more than the name.",
        _ when password.Distinct().Count() < Least / 2 => $"A password has at least {Least / 2} different characters.",
        _ => null,
    };
}
