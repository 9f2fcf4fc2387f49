namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Says who may send a page's forms. A page that says nothing takes them from administrators only.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WritesAttribute(Role role) : Attribute
{
    /// <summary>The least role that may.</summary>
    public Role Role { get; } = role;
}
