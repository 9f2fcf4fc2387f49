using System.Collections.Frozen;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Perception;

/// <summary>The words for kinds of elements, and the elements that have a name to ask for.</summary>
internal static class PerceptionNouns
{
    /// <summary>Kinds whose words are not just their own name, or that count and name differently from the default.</summary>
    private static readonly FrozenDictionary<string, ElementNoun> Nouns = new Dictionary<string, ElementNoun>(StringComparer.Ordinal)
    {
        ["point"] = new("point", "points"),
        ["vertex"] = new("vertex", "vertices"),
        ["place"] = new("place", "places"),
        ["species"] = new("species", "species"),
        ["event"] = new("event", "events"),
        ["state"] = new("state", "states"),
        ["tree-node"] = new("node", "nodes"),
        ["flow-step"] = new("box", "boxes", "box \"{0}\"", Naming.Text),
        ["list-node"] = new("node", "nodes", "node that holds {0}", Naming.Text),
        ["lamp"] = new("lamp", "lamps"),
        ["resistor"] = new("resistor", "resistors"),
        ["switch"] = new("switch", "switches"),
        ["battery"] = new("battery", "batteries"),
        ["ammeter"] = new("ammeter", "ammeters"),
        ["voltmeter"] = new("voltmeter", "voltmeters"),
        ["gate"] = new("logic gate", "logic gates", Naming: Naming.None),
        ["logic-input"] = new("input", "inputs"),
        ["logic-output"] = new("output", "outputs"),
        ["bar"] = new("bar", "bars", "end of the bar for {0}", Naming.Shown),
        ["data-point"] = new("data point", "data points", "data point for {0}", Naming.Shown),
        ["counter"] = new("counter", "counters", "counter on {0}", Naming.Shown),
        ["piece"] = new("piece", "pieces", "piece on {0}", Naming.Shown),
        ["robot"] = new("robot", "robots", "robot on {0}", Naming.Shown),
        ["maze-mark"] = new("marked cell", "marked cells"),
        ["tick"] = new("tick mark", "tick marks", "tick mark labelled {0}", Naming.Text),
        ["option"] = new("option", "options"),
        ["edge"] = new("edge", "edges", Naming: Naming.None),
        ["feeds"] = new("arrow", "arrows", Naming: Naming.None),
        ["transition"] = new("arrow", "arrows", Naming: Naming.None),
        ["flow-arrow"] = new("arrow", "arrows", Naming: Naming.None),
        ["vector"] = new("vector", "vectors", Naming: Naming.None),
        ["jump"] = new("jump", "jumps", Naming: Naming.None),
        ["petal"] = new("petal", "petals", Naming: Naming.None),
        ["motif"] = new("shape", "shapes", Naming: Naming.None),
        ["die"] = new("die", "dice", Naming: Naming.None),
        ["inset-die"] = new("die", "dice", Naming: Naming.None),
        ["inset-bead"] = new("bead", "beads", Naming: Naming.None),
        ["inset-bar"] = new("bar in the lower panel", "bars in the lower panel", "top of the bar {0} in the lower panel"),
        ["inset-sector"] = new("sector", "sectors"),
        ["inset-key"] = new("key entry", "key entries", "entry {0} of the key"),
        ["inset-band"] = new("class", "classes", "cell of class {0}"),
        ["ball"] = new("ball", "balls", Naming: Naming.None),
        ["coin"] = new("coin", "coins", Naming: Naming.None),
        ["card"] = new("card", "cards", Naming: Naming.None),
        ["x-tick"] = new("tick", "ticks", "tick {0} of the horizontal axis", Naming.Text, IsCountable: false),
        ["y-tick"] = new("tick", "ticks", "tick {0} of the vertical axis", Naming.Text, IsCountable: false),
        ["curve"] = new("curve", "curves", "left end of the curve {0}", Naming.Text),
        ["motion-line"] = new("line", "lines", "start of the line {0}", Naming.Text),
        ["cell"] = new("cell", "cells", "cell that holds {0}", Naming.Text, IsCountable: false),
        ["box-plot"] = new("box plot", "box plots", "left end of the box plot for {0}", Naming.Shown),
        ["bin"] = new("bar", "bars", "middle of the top edge of the bar for {0}", Naming.Shown),
        ["span"] = new("bar", "bars", "left end of the bar for {0}", Naming.Shown),
        ["sector"] = new("sector", "sectors", "sector of {0}", Naming.Shown),
        ["pyramid-level"] = new("level", "levels", "level of {0}", Naming.Shown),
        ["dial"] = new("dial", "dials", "centre of the dial labelled {0}", Naming.Text),
        ["cylinder"] = new("measuring cylinder", "measuring cylinders", Naming: Naming.None),
        ["thermometer"] = new("thermometer", "thermometers", Naming: Naming.None),
        ["clock-number"] = new("number", "numbers", "number {0} of the clock face", Naming.Text, IsCountable: false),
        ["hand"] = new("clock hand", "clock hands", Naming: Naming.None),
        ["part"] = new("part", "parts", Naming: Naming.None),
        ["bar-part"] = new("part", "parts", Naming: Naming.None),
        ["force"] = new("force arrow", "force arrows", "start of the force arrow labelled {0}", Naming.Text),
        ["atom"] = new("atom", "atoms", "atom written {0}", Naming.Text, IsCountable: false),
        ["lone-pair"] = new("lone pair", "lone pairs", Naming: Naming.None),
        ["load"] = new("load", "loads", "load of {0}", Naming.Text),
        ["note"] = new("note", "notes", Naming: Naming.None),
        ["arm"] = new("arm", "arms", Naming: Naming.None),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Kinds that are part of a picture's frame: a question about them would be about its layout.</summary>
    private static readonly FrozenSet<string> Frame = FrozenSet.Create(
        StringComparer.Ordinal, "axes", "axis", "grid", "minor-grid", "panel", "title", "text", "category", "legend-entry", "map", "board", "inset-branch",
        "inset-decision", "inset-input", "inset-operation", "inset-output", "inset-start", "pointer", "stack", "queue", "series", "whole", "dot-pattern");

    /// <summary>The words for a kind; null for a kind that questions do not speak of.</summary>
    public static ElementNoun? Of(string kind)
    {
        if (Frame.Contains(kind))
        {
            return null;
        }

        var words = kind.Replace('-', ' ');
        return Nouns.GetValueOrDefault(kind) ?? new ElementNoun(words, words.EndsWith('s') ? words : words + "s", IsCountable: false);
    }

    /// <summary>The elements whose name a reader sees and no other element of their kind shares, in the order of drawing.</summary>
    public static IEnumerable<NamedPlace> Named(IEnumerable<Element> elements) => elements
        .Select(e => (Element: e, Noun: Of(e.Kind)))
        .Where(e => e.Noun is not null && e.Element.Points.Length > 0)
        .Select(e => (e.Element, e.Noun, Name: NameOf(e.Element, e.Noun!)))
        .Where(e => e.Name.Length > 0)
        .GroupBy(e => (e.Element.Kind, e.Name))
        .Where(g => g.Count() == 1)
        .Select(g => g.Single())
        .Select(e => new NamedPlace(e.Element.Kind, e.Name, e.Noun!.Call(e.Name), e.Element.Position, ColorOf(e.Element)));

    /// <summary>The colour that a reader would call an element by; empty where it has none.</summary>
    public static string ColorOf(Element element) => element.Find("color") is { IsNumber: false, Text: var name } && Theme.Hues.Contains(name) ? name : "";

    private static string NameOf(Element element, ElementNoun noun) => noun.Naming switch
    {
        Naming.Shown => element.Name,
        Naming.Text => element.Text is "?" ? "" : element.Text,
        Naming.Written when element.Points.Length == 1 || noun.IsCountable => element.Text.Contains(element.Name, StringComparison.Ordinal) ? element.Name : "",
        _ => "",
    };
}
