using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Text;

/// <summary>The numbers that a question mentions, and where they may come from.</summary>
internal static partial class NumberMentions
{
    /// <summary>Numbers that neither the picture shows nor the answer code uses as given by the question, with how they are written.</summary>
    public static IEnumerable<(double Number, string Text)> Unknown(Inspection inspection)
    {
        var (question, elements) = (inspection.Problem.Question, inspection.Scene.Elements);
        var shown = Shown(elements);
        var counts = elements.GroupBy(e => e.Kind, StringComparer.Ordinal).Select(g => (double)g.Count()).ToHashSet();
        var given = NumbersIn(inspection.Problem.AnswerCode).Select(Math.Abs).ToHashSet();
        var listed = Options().Match(question);
        return Numbers().Matches(question)
            .Where(m => !(listed.Success && m.Index > listed.Index && m.Index < listed.Index + listed.Length))
            .Where(m => !shown.Contains(Parsed(m)) && !IsCount(question, m, counts) && !IsGiven(Parsed(m), m.Value, given)
                && !IsPosition(question, m, given)
                && !IsConvention(question, m) && !IsInFormula(question, m))
            .Select(m => (Parsed(m), m.Value));
    }

    /// <summary>
    /// Whether the answer rests on a number of the question: as it is, as two numbers written as one, or as a word of bits.
    /// </summary>
    private static bool IsGiven(double number, string text, HashSet<double> given) =>
        given.Contains(Math.Abs(number))
        || (text.Length >= 4 && text.All(c => c is '0' or '1'))
        || (text.Length is 4 or 6 && text.All(char.IsAsciiDigit) && given.Contains(double.Parse(text[..(text.Length / 2)])) && given.Contains(double.Parse(text[(text.Length / 2)..])));

    /// <summary>Whether a number says which one of a row is meant, as figure 15 does: code that counts from 0 then rests on its neighbour.</summary>
    private static bool IsPosition(string question, Match number, HashSet<double> given) =>
        given.Contains(Parsed(number) - 1) && Position().IsMatch(question[..number.Index]);

    /// <summary>Whether a number is one that everybody knows, such as 0, 1 or the degrees of a full turn, or says in which units numbers are written.</summary>
    private static bool IsConvention(string question, Match number) =>
        number.Value is "0" or "1" || Convention().IsMatch(question, number.Index) || Scale().IsMatch(question[..number.Index]);

    /// <summary>Whether a number says how many things of one kind there are: it stands before their name.</summary>
    private static bool IsCount(string question, Match number, HashSet<double> counts) =>
        counts.Contains(Parsed(number)) && Noun().IsMatch(question, number.Index + number.Length);

    /// <summary>Whether a number stands in a formula with variables, which the picture shows as a curve.</summary>
    private static bool IsInFormula(string question, Match number) =>
        BeforeTerm().IsMatch(question[..number.Index]) || AfterTerm().IsMatch(question, number.Index + number.Length);

    /// <summary>Every number that the inventory holds.</summary>
    private static HashSet<double> Shown(IEnumerable<Element> elements)
    {
        var shown = new HashSet<double>();
        foreach (var element in elements)
        {
            shown.UnionWith(NumbersIn(element.Text));
            shown.UnionWith(NumbersIn(element.Name));
            foreach (var (_, value) in element.Values)
            {
                shown.UnionWith(value.IsNumber ? [Math.Round(value.Number, 6)] : NumbersIn(value.Text));
            }
        }

        return shown;
    }

    private static IEnumerable<double> NumbersIn(string text) => Numbers().Matches(text).Select(Parsed);

    private static double Parsed(Match number) =>
        Math.Round(double.Parse(number.Value.Replace(",", "", StringComparison.Ordinal).Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture), 6);

    [GeneratedRegex(@"\G(90|180|360)\s?°(?!C)|\G100\s?(%|per)|\G(12|24)[ -]hour|\G24 h\b|\G60 (minute|second)|\G7 days|\G12 months|\G365 days", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Convention();

    [GeneratedRegex(@"\bunits? of\s$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scale();

    [GeneratedRegex(@"\b(number|place|figure|pattern|stage|step|shape|picture|position|node)\s$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"[-+−^·×]\s?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeTerm();

    [GeneratedRegex(@"\G\s?([+−^·×²³]|[xyzt](?!\p{L})|\(\s?[a-z]\s?[-+−·×)])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AfterTerm();

    [GeneratedRegex(@"\G\s(?!(to|and|or|in|is|of|on|at|from|than|by)\b)\p{L}{2}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noun();

    // What a question lists to choose from is not in the picture, but for one.
    [GeneratedRegex(@"\(Options:.*\.\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Options();

    // A sign belongs to a number unless something to subtract from stands before it.
    [GeneratedRegex(@"((?<![\p{L}\d.)°%])[-−])?((?<![\p{L}\d.])\d{1,3}(,\d{3})+(?!\d)|(?<![\p{L}\d.])\d+(\.\d+)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
