using System.Security.Claims;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Who is asking.</summary>
internal static class Person
{
    /// <summary>The claims of a person.</summary>
    public static ClaimsPrincipal Of(string name, Role role, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role.ToString())], scheme, ClaimTypes.Name, ClaimTypes.Role));

    /// <summary>Whether the person has at least this role.</summary>
    public static bool Has(this ClaimsPrincipal person, Role role) => person.Role() >= role;

    /// <summary>The person's role; null for nobody.</summary>
    public static Role? Role(this ClaimsPrincipal person) => Enum.TryParse<Role>(person.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    /// <summary>The name that decisions are signed with.</summary>
    public static string Name(this ClaimsPrincipal person) => person.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");
}
