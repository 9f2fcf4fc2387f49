using System.Text;

namespace Flywheel.Synthesis.Tests.Figures.Language;

/// <summary>Damages programs: characters and tokens are dropped, doubled, swapped, replaced, and programs spliced.</summary>
internal sealed class ProgramMutator(int seed)
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "\"", "$\"{", "'", ";", ",", "=>", "?", ":", "..", "^", "!", "-", "<", ">", "/*", "//", "@", "#", "\\", "\0", "\u202e", "\ud800", "é", "а", "😀",
        "var ", "for (;;) ", "while (true) ", "if (true) ", "else ", "return ", "switch ", "new ", "class A { }", "typeof(int)", "null", "await ", "1e999", "99999999999", "0x", "1_", ".5", "\"\"\"", "\n", "\r", "\t",
        "Math.", ".Select(x => x)", "[^1]", "[1..]", "(int)", "x => ", "int ", "foreach (var q in [1, 2]) ", "goto a;", "a?.b", "??=", "1 switch { _ => 2 }", "is not ", "static ", "out ", "ref ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The program with one to six wounds.</summary>
    public string Mutate(string program, string other)
    {
        var text = new StringBuilder(program);
        for (var i = _random.Next(1, 7); i > 0 && text.Length > 0; i--)
        {
            Wound(text, other);
        }

        return text.ToString();
    }

    private void Wound(StringBuilder text, string other)
    {
        var at = _random.Next(text.Length);
        var length = Math.Min(_random.Next(1, 12), text.Length - at);
        switch (_random.Next(8))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2:
                text.Insert(at, Pieces[_random.Next(Pieces.Length)]);
                break;
            case 3:
                text[at] = (char)_random.Next(32, 127);
                break;
            case 4:
                text[at] = (char)_random.Next(0x10000);
                break;
            case 5:
                var piece = other.AsSpan(_random.Next(other.Length));
                text.Insert(at, piece[..Math.Min(piece.Length, _random.Next(1, 80))]);
                break;
            case 6:
                text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[_random.Next(Pieces.Length)], _random.Next(2, 100))));
                break;
            default:
                text.Length = at + 1;
                break;
        }
    }
}
