using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>An account of the dashboard.</summary>
[Table("users")]
[PrimaryKey(nameof(Name))]
public sealed class UserRow
{
    /// <summary>What the person signs in and signs decisions with: lower-case letters, digits, dots, hyphens and underscores, at most 63 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Viewer, Reviewer or Admin.</summary>
    public required string Role { get; set; }

    /// <summary>The password's salted hash with its method and cost, never the password.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Stands in every session; a new one ends them all.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when the account is closed; null for an open one.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The last sign-in; null for none.</summary>
    public DateTimeOffset? SignedInAt { get; set; }
}
