namespace Flywheel.Synthesis.Authors.Rules.Families.Maps;

/// <summary>A place on a map.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Symbol">Its sign.</param>
/// <param name="X">Grid squares east of the south-west corner.</param>
/// <param name="Y">Grid squares north of it.</param>
internal sealed record Spot(string Name, string Symbol, double X, double Y);
