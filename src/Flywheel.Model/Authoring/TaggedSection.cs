namespace Flywheel.Model.Authoring;

/// <summary>A part of a reply between its tags.</summary>
/// <param name="Name">The tag's name, in lower case.</param>
/// <param name="Text">What stands between the tags, trimmed, without a code fence around it.</param>
/// <param name="Line">The line of the opening tag, from 1.</param>
/// <param name="IsClosed">Whether the closing tag is there.</param>
public sealed record TaggedSection(string Name, string Text, int Line, bool IsClosed);
