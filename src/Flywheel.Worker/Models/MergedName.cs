using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Models;

/// <summary>Predicted names that mean one thing, and what they mean.</summary>
/// <param name="Name">The name that stands for them.</param>
/// <param name="Members">The names as they were predicted.</param>
/// <param name="Tool">A new tool that runs; null for anything else.</param>
public sealed record MergedName(PredictedNameRow Name, ImmutableArray<string> Members, ToolRow? Tool);
