using System.Collections.Frozen;
using Flywheel.Synthesis.Authors.Rules;

namespace Flywheel.Synthesis.Expansion.Parallel;

/// <summary>Things of one kind that are in the picture already are numbered and counted.</summary>
internal sealed class CountOperator : ParallelOperator
{
    /// <summary>Kinds whose elements a reader sees as single things, and what they are called.</summary>
    private static readonly FrozenDictionary<string, string> Nouns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["point"] = "points marked with a letter",
        ["bar"] = "bars",
        ["node"] = "nodes",
        ["tree-node"] = "nodes of the tree",
        ["edge"] = "edges between nodes",
        ["sector"] = "sectors",
        ["slice"] = "sectors of the pie",
        ["gate"] = "logic gates",
        ["resistor"] = "resistors",
        ["lamp"] = "lamps",
        ["species"] = "species",
        ["atom"] = "atoms drawn with a letter",
        ["state"] = "states",
        ["die"] = "dice",
        ["place"] = "places on the map",
        ["event"] = "events on the timeline",
        ["note"] = "notes on the staff",
        ["gear"] = "gears",
        ["force"] = "force arrows",
        ["vector"] = "vectors",
        ["ball"] = "balls",
        ["piece"] = "pieces on the board",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Name => "count-elements";

    /// <inheritdoc />
    protected override Reading? Construct(ExpansionContext context)
    {
        var countable = context.Scene.Elements
            .Where(e => Nouns.ContainsKey(e.Kind))
            .GroupBy(e => e.Kind, StringComparer.Ordinal)
            .Where(g => g.Count() is >= 3 and <= 20)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        if (countable.Length == 0 || context.Parent.Family.Contains(Name, StringComparison.Ordinal))
        {
            return null;
        }

        var group = context.Random.Pick(countable);
        var (noun, count) = (Nouns[group.Key], group.Count());
        return new Reading(
            "",
            context.Say("Look at the upper picture again.", "Then count in the main picture.", "Go back to the main picture once more."),
            $"the number of {noun}",
            count,
            $"All({FigureWriter.Quote(group.Key)}).Length",
            context.Say($"I number the {noun} in the picture, one after another: there are {count}.", $"To miss none, I number the {noun}; the last one gets the number {count}."),
            scene => string.Join('\n', scene.OfKind(group.Key).Select((e, i) =>
                FigureWriter.Code($"Label({(i + 1).ToString()}, {Anchor(e)}, size: 13, color: \"red\");"))));
    }

    private static Figures.Geometry.Point Anchor(Figures.Scenes.Element element) =>
        element.Points.Length == 2 && element.Kind is "edge" or "vector" or "force" ? element.Points[0].Towards(element.Points[1], 0.5) : element.Position;
}
