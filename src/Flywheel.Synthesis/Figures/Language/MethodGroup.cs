using System.Collections.Frozen;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The methods of one name; which one a call means, the kind of its target and the number of arguments decide.</summary>
internal sealed class MethodGroup
{
    private static readonly FrozenDictionary<string, MethodGroup> Groups = Build();

    private readonly Dictionary<(ValueKind Kind, int Arguments), Method> _methods = [];
    private readonly string _name;

    private MethodGroup(string name) => _name = name;

    public static IEnumerable<string> Names => Groups.Keys;

    public static MethodGroup? Find(string name) => Groups.GetValueOrDefault(name);

    /// <summary>The names of the methods of a kind.</summary>
    public static IEnumerable<string> NamesOf(ValueKind kind) =>
        Groups.Values.Where(g => g._methods.Keys.Any(k => k.Kind == kind)).Select(g => g._name).Order(StringComparer.Ordinal);

    /// <summary>The method for a target.</summary>
    /// <exception cref="FigureException">The target's kind has no such method, or not with that many arguments.</exception>
    public Method Of(in Value self, int arguments)
    {
        if (_methods.TryGetValue((self.Kind, arguments), out var method))
        {
            return method;
        }

        var kind = self.Kind;
        var counts = _methods.Keys.Where(k => k.Kind == kind).Select(k => k.Arguments).Order().ToList();
        throw counts.Count == 0
            ? new FigureException($"{Words.Capital(Words.A(kind))} has no method {_name}.", Spelling.Suggest(_name, NamesOf(kind)), FigureErrorKind.Type)
            : new FigureException($"{_name} takes {string.Join(" or ", counts)} arguments, not {arguments}.", kind: FigureErrorKind.Type);
    }

    private static FrozenDictionary<string, MethodGroup> Build()
    {
        var groups = new Dictionary<string, MethodGroup>(StringComparer.Ordinal);
        AddAll(ValueKind.Array, ArrayMethods.All);
        AddAll(ValueKind.Text, TextMethods.All);
        AddAll(ValueKind.Point, PointMembers.Methods);
        AddAll(ValueKind.Element, ElementMembers.Methods);
        AddAll(ValueKind.Int, NumberMethods.All);
        AddAll(ValueKind.Double, NumberMethods.All);
        return groups.ToFrozenDictionary(StringComparer.Ordinal);

        void AddAll(ValueKind kind, IEnumerable<(string Name, int Arguments, Method Method)> methods)
        {
            foreach (var (name, arguments, method) in methods)
            {
                if (!groups.TryGetValue(name, out var group))
                {
                    groups[name] = group = new MethodGroup(name);
                }

                group._methods.Add((kind, arguments), method);
            }
        }
    }
}
