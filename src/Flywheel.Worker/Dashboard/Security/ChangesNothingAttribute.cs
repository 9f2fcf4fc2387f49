namespace Flywheel.Worker.Dashboard.Security;

/// <summary>On a handler that takes a form and only looks, such as a preview: it is not recorded as an action.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChangesNothingAttribute : Attribute;
