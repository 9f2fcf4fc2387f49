using System.Collections.Immutable;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>What a sandbox returns for a code block.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Text">What it printed, or what went wrong; shown to the model. May be empty.</param>
/// <param name="Pictures">The pictures it made, in order.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record SandboxReply(SandboxStatus Status, string Text, ImmutableArray<Picture> Pictures, TimeSpan Elapsed);
