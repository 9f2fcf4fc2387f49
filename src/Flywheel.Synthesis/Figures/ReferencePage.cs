using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Flywheel.Synthesis.Figures.Language;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures;

/// <summary>
/// The reference page of the figure language in Markdown: a hand-written introduction, and an entry for each primitive and query made from
/// its doc comment, its signature and its section's title.
/// </summary>
public static partial class ReferencePage
{
    private const string Introduction = """"
        # The figure language

        A picture is a program in a subset of C#. It is parsed with Roslyn, interpreted step by step, and never compiled: it reaches nothing
        but the functions on this page. Each drawing function also records an *element* (its kind, name, geometry in pixels, visible text
        and values), so what is in a picture is known without looking at it.

        ```csharp
        Canvas(448, 448);
        var a = Point("A", 80, 350);
        var b = Point("B", 370, 350);
        var c = Point("C", 190, 90);
        Polygon(a, b, c);
        AngleMark(b, a, c, label: "?");
        ```

        `flywheel figure render FILE.cs -o x.png` draws a program, `flywheel figure elements FILE.cs` prints its elements as JSON, and
        `flywheel figure check FILE.cs` says what is wrong with it.

        There are three sorts of program. A **figure** draws a picture. A **step** draws on top of a picture that exists, in pixels; it
        cannot set canvas or theme. **Answer code**, a single expression or statements that end in `return`, reads the elements of a picture
        and computes a value from them; it cannot draw:

        ```csharp
        Round(AngleAt(P("B"), P("A"), P("C")))
        All("bar").MaxBy(b => b.Value).Name
        ```

        ## What the language has

        - **Coordinates** are pixels from the top left corner, x to the right, y down. Angles are in degrees as a reader sees them: 0 is
          right, 90 is up.
        - **Types**: `int`, `double`, `string`, `bool`, `Point`, `Element`, arrays of these, and functions. `var` takes the type of its first
          value and keeps it, save that an `int` variable may become a `double`. A declared type is checked. Where a `double` is expected an
          `int` will do; where an `int` is expected a `double` without fraction will do; where a primitive expects text, a number will do.
        - **Numbers** are C#'s: `7 / 2` is 3, `7 / 2.0` is 3.5, `(int)3.9` is 3. An `int` result out of range is an error, not a wrapped
          number. Infinity and NaN are values, but cannot be drawn. There are no suffixes (`2f`), and no other number types.
        - **Operators**: `+ - * / %`, comparison, `&& || !`, `& | ^ ~ << >>`, `? :`, assignment and its compound forms, `++ --`. Points are
          added, subtracted and multiplied by numbers. `new Point(x, y)` and `Pt(x, y)` make a point without drawing it.
        - **Statements**: declarations, `const`, `if`, `for`, `foreach`, `while`, `do`, `switch`, `break`, `continue`, `return`, local
          functions with defaults and recursion. Lambdas may be kept in variables and share the variables around them.
        - **Strings**: `"..."`, `@"..."`, `"""..."""`, interpolation with format and alignment (`$"{x,8:0.##}"`), indexing, ranges.
          A character such as `'a'` is a string of length one.
        - **Arrays**: `[a, b, .. more]`, `new[] { a, b }`, `new double[n]`, `xs[i]`, `xs[^1]`, `xs[1..3]`, assignment to items. Items share
          one type; an `int` among doubles becomes a double. Lists, dictionaries, tuples and `null` do not exist.
        - **Calls** take named and optional arguments: `Segment(a, b, label: "12 cm", dashed: true)`.
        - `switch` expressions and `is` with constants, comparisons, `and`, `or`, `not` and `_`.

        Classes, `using`, exceptions, reflection, `async`, `unsafe` and everything else of C# is refused with a sentence that says so.
        Names may use letters of one script; names with letters that look like others are refused.
        """";

    /// <summary>Writes the page.</summary>
    /// <exception cref="FileNotFoundException">The assembly's documentation file is not beside it.</exception>
    public static string Write()
    {
        var assembly = typeof(ReferencePage).Assembly;
        var docs = Documentation(assembly);
        var page = new StringBuilder(Introduction).Append('\n');
        WriteMembers(page);
        WriteColors(page);
        WriteLimits(page, docs);
        foreach (var section in FigureVocabulary.Instance.Sections)
        {
            WriteSection(page, section, docs);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>
    /// What a writer of figures of one kind needs of the page: the language, and signature and summary of every function that fits the kind.
    /// </summary>
    /// <param name="figureKind">The figure kind; a kind that no section names gets the functions for all kinds.</param>
    /// <exception cref="FileNotFoundException">The assembly's documentation file is not beside it.</exception>
    public static string Brief(string figureKind)
    {
        var docs = Documentation(typeof(ReferencePage).Assembly);
        var page = new StringBuilder(Introduction[Introduction.IndexOf("## What the language has", StringComparison.Ordinal)..]).Append('\n');
        WriteMembers(page);
        WriteColors(page);
        foreach (var section in FigureVocabulary.Instance.Sections.Where(s => s.Kinds.Count == 0 || s.Kinds.Contains(figureKind)))
        {
            page.Append($"\n## {section.Title}\n\n");
            foreach (var callable in section.Callables)
            {
                page.Append($"- `{Declaration(callable)}` {Summary(docs, DocumentationId(callable.Method))}\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteMembers(StringBuilder page)
    {
        page.Append("\n## Members and methods\n\n| of | members | methods |\n| --- | --- | --- |\n");
        (string Title, ValueKind Kind)[] kinds =
            [("arrays", ValueKind.Array), ("strings", ValueKind.Text), ("points", ValueKind.Point), ("elements", ValueKind.Element), ("numbers", ValueKind.Double), ("an element's `Bounds`", ValueKind.Box)];
        foreach (var (title, kind) in kinds)
        {
            page.Append($"| {title} | {Codes(MemberTable.NamesOf(kind))} | {Codes(MethodGroup.NamesOf(kind))} |\n");
        }

        page.Append("\nArray methods are those of LINQ and take lambdas; they give new arrays. `e[\"key\"]` is an element's value of that name (number or text), ");
        page.Append("`e.Value` the number under `value`, `e.Number` the first number in its visible text.\n\n");
        page.Append($"`Math` has {Codes(MathFunctions.Names.Order(StringComparer.Ordinal))} and the constants {Codes(MathFunctions.Constants.Keys.Order(StringComparer.Ordinal))}.\n");
    }

    private static void WriteColors(StringBuilder page)
    {
        page.Append("\n## Colours and themes\n\nColours are given by name, and each theme has its own shade of it: ");
        page.Append($"{Codes(Theme.All[0].Colors.Keys)}. Themes are {Codes(Theme.All.Select(t => t.Name))}.\n");
    }

    private static void WriteLimits(StringBuilder page, Dictionary<string, XElement> docs)
    {
        page.Append("\n## Limits\n\nEvery run is bounded; a program that goes beyond a limit ends with an error.\n\n| limit | default |\n| --- | --- |\n");
        var defaults = new FigureLimits();
        foreach (var property in typeof(FigureLimits).GetProperties().Where(p => p.CanWrite))
        {
            var summary = Summary(docs, $"P:{property.DeclaringType!.FullName}.{property.Name}");
            var value = property.GetValue(defaults);
            var text = value is TimeSpan time ? $"{time.TotalSeconds:0.##} s" : ((int)value!).ToString("N0", CultureInfo.InvariantCulture);
            page.Append($"| {DefaultNote().Replace(summary, "").TrimEnd('.')} | {text} |\n");
        }
    }

    private static void WriteSection(StringBuilder page, VocabularySection section, Dictionary<string, XElement> docs)
    {
        page.Append($"\n## {section.Title}\n");
        if (Summary(docs, $"T:{section.Type.FullName}") is { Length: > 0 } summary)
        {
            page.Append($"\n{summary}\n");
        }

        if (section.Kinds.Count > 0)
        {
            page.Append($"\nFigure kinds: {Codes(section.Kinds)}.\n");
        }

        foreach (var overloads in section.Callables.GroupBy(c => c.Name, StringComparer.Ordinal))
        {
            page.Append($"\n### {overloads.Key}\n");
            foreach (var callable in overloads)
            {
                WriteCallable(page, callable, docs);
            }
        }
    }

    private static void WriteCallable(StringBuilder page, Callable callable, Dictionary<string, XElement> docs)
    {
        var id = DocumentationId(callable.Method);
        page.Append($"\n```csharp\n{Declaration(callable)}\n```\n\n{Summary(docs, id)}\n");
        var described = callable.Parameters.Select(p => (p.Name, Text: Text(docs.GetValueOrDefault(id)?.Elements("param").FirstOrDefault(e => (string?)e.Attribute("name") == p.Name)))).Where(p => p.Text.Length > 0).ToList();
        if (described.Count > 0)
        {
            page.Append('\n');
        }

        foreach (var (name, text) in described)
        {
            page.Append($"- `{name}`: {text}\n");
        }
    }

    private static string Declaration(Callable callable)
    {
        var result = callable.Method.ReturnType == typeof(void) ? "void" : Marshalling.SpecOf(callable.Method.ReturnType).ToString();
        var parameters = callable.Parameters.Select(p => p.IsOptional ? $"{p.Type} {p.Name} = {Literal(p.Default)}" : $"{p.Type} {p.Name}");
        return $"{result} {callable.Name}({string.Join(", ", parameters)})";
    }

    private static string Literal(object? value) => value switch
    {
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        null => "none",
        _ => value.ToString()!,
    };

    private static string Codes(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private static Dictionary<string, XElement> Documentation(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal)
            : throw new FileNotFoundException($"The documentation file {file} is missing: build the solution once more.", file);
    }

    private static string DocumentationId(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var types = string.Join(',', parameters.Select(p => TypeId(p.ParameterType)));
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{(parameters.Length > 0 ? $"({types})" : "")}";
    }

    private static string TypeId(Type type) => type switch
    {
        { IsArray: true } => TypeId(type.GetElementType()!) + "[]",
        { IsGenericType: true } => $"{type.Namespace}.{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(TypeId))}}}",
        _ => type.FullName!,
    };

    private static string Summary(Dictionary<string, XElement> docs, string id) => Text(docs.GetValueOrDefault(id)?.Element("summary"));

    private static string Text(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement reference when reference.Attribute("cref") is { } cref => $"`{cref.Value[(cref.Value.LastIndexOf('.') + 1)..]}`",
                XElement other => other.Attribute("name")?.Value ?? other.Value,
                _ => "",
            });
        }

        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"; default [^;]+$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DefaultNote();
}
