using Flywheel.Knowledge.Random;

namespace Flywheel.Synthesis.Authors.Rules.Families.Ecology;

/// <summary>Living things of one habitat by trophic level, and who eats whom among them.</summary>
/// <param name="Name">What the habitat is called: "a pond".</param>
/// <param name="Rows">Names by level, producers first.</param>
/// <param name="Links">Pairs of what is eaten and what eats it.</param>
internal sealed record Habitat(string Name, string[][] Rows, (string Eaten, string Eater)[] Links)
{
    /// <summary>The habitats that families choose from.</summary>
    public static Habitat[] All =>
    [
        new("a meadow", [["Grass", "Clover", "Oak"], ["Rabbit", "Mouse", "Grasshopper", "Caterpillar"], ["Frog", "Shrew", "Blue tit"], ["Fox", "Hawk", "Owl"]],
            [("Grass", "Rabbit"), ("Clover", "Rabbit"), ("Grass", "Mouse"), ("Grass", "Grasshopper"), ("Clover", "Grasshopper"), ("Oak", "Caterpillar"), ("Grasshopper", "Frog"), ("Grasshopper", "Shrew"), ("Caterpillar", "Shrew"), ("Caterpillar", "Blue tit"), ("Rabbit", "Fox"), ("Mouse", "Fox"), ("Mouse", "Owl"), ("Mouse", "Hawk"), ("Frog", "Hawk"), ("Shrew", "Owl"), ("Blue tit", "Hawk"), ("Frog", "Fox")]),
        new("a pond", [["Algae", "Pondweed"], ["Water flea", "Snail", "Tadpole", "Mayfly"], ["Stickleback", "Beetle", "Dragonfly"], ["Perch", "Heron", "Otter"]],
            [("Algae", "Water flea"), ("Algae", "Tadpole"), ("Algae", "Mayfly"), ("Pondweed", "Snail"), ("Pondweed", "Tadpole"), ("Water flea", "Stickleback"), ("Water flea", "Beetle"), ("Mayfly", "Stickleback"), ("Mayfly", "Dragonfly"), ("Tadpole", "Beetle"), ("Tadpole", "Dragonfly"), ("Snail", "Otter"), ("Stickleback", "Perch"), ("Stickleback", "Heron"), ("Beetle", "Perch"), ("Dragonfly", "Heron"), ("Snail", "Stickleback"), ("Perch", "Otter")]),
        new("the sea", [["Plankton", "Seaweed"], ["Krill", "Mussel", "Sea urchin", "Limpet"], ["Herring", "Crab", "Starfish"], ["Seal", "Gull", "Cod"]],
            [("Plankton", "Krill"), ("Plankton", "Mussel"), ("Seaweed", "Sea urchin"), ("Seaweed", "Limpet"), ("Krill", "Herring"), ("Mussel", "Crab"), ("Mussel", "Starfish"), ("Limpet", "Crab"), ("Limpet", "Starfish"), ("Sea urchin", "Crab"), ("Herring", "Seal"), ("Herring", "Gull"), ("Herring", "Cod"), ("Crab", "Gull"), ("Crab", "Cod"), ("Starfish", "Gull"), ("Krill", "Cod"), ("Cod", "Seal")]),
        new("the savanna", [["Grass", "Acacia", "Shrub"], ["Zebra", "Impala", "Termite", "Giraffe"], ["Aardvark", "Baboon", "Mongoose"], ["Lion", "Leopard", "Eagle"]],
            [("Grass", "Zebra"), ("Grass", "Impala"), ("Shrub", "Impala"), ("Acacia", "Giraffe"), ("Acacia", "Termite"), ("Grass", "Termite"), ("Shrub", "Baboon"), ("Termite", "Aardvark"), ("Termite", "Mongoose"), ("Termite", "Baboon"), ("Zebra", "Lion"), ("Giraffe", "Lion"), ("Impala", "Lion"), ("Impala", "Leopard"), ("Baboon", "Leopard"), ("Mongoose", "Eagle"), ("Aardvark", "Leopard"), ("Mongoose", "Leopard")]),
        new("a wood", [["Beech", "Bramble", "Fern"], ["Beetle", "Deer", "Squirrel", "Aphid"], ["Woodpecker", "Spider", "Ladybird"], ["Lynx", "Marten", "Buzzard"]],
            [("Beech", "Beetle"), ("Beech", "Squirrel"), ("Bramble", "Deer"), ("Fern", "Deer"), ("Bramble", "Aphid"), ("Fern", "Aphid"), ("Beetle", "Woodpecker"), ("Beetle", "Spider"), ("Aphid", "Spider"), ("Aphid", "Ladybird"), ("Deer", "Lynx"), ("Squirrel", "Marten"), ("Squirrel", "Buzzard"), ("Woodpecker", "Marten"), ("Woodpecker", "Buzzard"), ("Spider", "Woodpecker"), ("Ladybird", "Spider"), ("Squirrel", "Lynx")]),
    ];

    /// <summary>A part of a habitat at random in which every animal eats something and every other living thing feeds somebody or is on top.</summary>
    public static Habitat Draw(Drafting drafting)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if (Part(drafting.Random) is { } part)
            {
                return part;
            }
        }

        throw new DraftException("Somebody has nothing to eat.");
    }

    private static Habitat? Part(SeededRandom random)
    {
        var whole = random.Pick(All);
        int[] most = [3, 4, 3, 3];
        var rows = whole.Rows.Select((r, i) => random.Sample(r, Math.Min(r.Length, random.Range(2, most[i])))).ToArray();
        var names = rows.SelectMany(r => r).ToHashSet(StringComparer.Ordinal);
        var level = rows.Index().SelectMany(r => r.Item.Select(n => (Name: n, r.Index))).ToDictionary(p => p.Name, p => p.Index, StringComparer.Ordinal);

        // Links within a row or over two rows would run through boxes, so the picture leaves them out.
        var links = whole.Links.Where(l => names.Contains(l.Eaten) && names.Contains(l.Eater) && level[l.Eater] == level[l.Eaten] + 1).ToArray();
        var complete = rows.Skip(1).SelectMany(r => r).All(n => links.Any(l => l.Eater == n)) && rows[0].All(n => links.Any(l => l.Eaten == n));
        return complete ? new Habitat(whole.Name, rows, links) : null;
    }

    /// <summary>What a living thing eats.</summary>
    public string[] FoodOf(string name) => [.. Links.Where(l => l.Eater == name).Select(l => l.Eaten)];

    /// <summary>What eats a living thing.</summary>
    public string[] EatersOf(string name) => [.. Links.Where(l => l.Eaten == name).Select(l => l.Eater)];

    /// <summary>The figure.</summary>
    public string Figure(string opening) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"FoodWeb({Wording.Rows(Rows)}, {Links.Select(l => $"{l.Eaten} > {l.Eater}")});")
            .ToString();
}
