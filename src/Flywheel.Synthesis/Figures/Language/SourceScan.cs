using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>
/// Reads a source once, token by token, before Roslyn sees it, and refuses what the parser must not be given: text that is too long or nests
/// too deeply (Roslyn's parser is recursive), directives, invisible characters, and names that look like others. Understands strings,
/// interpolation and comments; any doubt about where a string ends is an error, so that the scan and the parser never disagree.
/// </summary>
/// <remarks>
/// The depth of a place is the number of open brackets plus, for each of them, the operators since its last separator that nest to the right
/// (<c>=></c>, <c>=</c>, <c>?</c>, <c>:</c>, prefix operators, casts, statement keywords). Binary operators nest to the left, which the
/// parser reads in a loop.
/// </remarks>
internal sealed class SourceScan
{
    private readonly string _source;
    private readonly int _limit;
    private readonly Stack<Level> _levels = new();
    private Level _level = new(Opener: '\0', Base: 0);
    private int _position;
    private int _prefixes;
    private int _angles;
    private int _insideExpression;
    private int _holes;
    private Token _last = Token.Start;
    private bool _castEnd;

    private SourceScan(string source, int limit)
    {
        _source = source;
        _limit = limit;
    }

    private enum Token
    {
        Start,
        Operand,
        Word,
        Operator,
        Open,
        CloseParenthesis,
        CloseBrace,
        Close,
        Separator,
    }

    /// <summary>Scans a source.</summary>
    /// <returns>Why it is refused, or null; and whether it holds statements, or one expression only.</returns>
    public static (FigureError? Error, bool HasStatements) Of(string source, FigureLimits limits)
    {
        if (source.Length > limits.SourceLength)
        {
            return (new FigureError(FigureErrorKind.Budget, 1, 1, $"The program has {source.Length} characters; the limit is {limits.SourceLength}."), false);
        }

        var scan = new SourceScan(source, limits.NestingDepth);
        try
        {
            scan.RequirePlainText();
            scan.Run();
            return (null, scan.HasStatements);
        }
        catch (ProgramException error)
        {
            return (Words.Error(error.Kind, new LineMap(source), error.Position, error.Message, error.Suggestion), false);
        }
    }

    private bool HasStatements { get; set; }

    private char Current => Peek(0);

    private char Peek(int offset) => _position + offset < _source.Length ? _source[_position + offset] : '\0';

    private void RequirePlainText()
    {
        for (var i = 0; i < _source.Length; i++)
        {
            var c = _source[i];
            if (c is >= ' ' and <= '~' or '\n' or '\r' or '\t')
            {
                continue;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= _source.Length || !char.IsLowSurrogate(_source[++i]))
                {
                    throw Error(FigureErrorKind.Syntax, i, "Half of a character stands here.", "Remove it.");
                }
            }
            else if (Identifiers.IsInvisible(c))
            {
                throw Error(FigureErrorKind.Syntax, i, $"The invisible character U+{(int)c:X4} is not allowed.", "Remove it.");
            }
        }
    }

    private void Run()
    {
        while (_position < _source.Length)
        {
            var c = Current;
            if (char.IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '/' && Peek(1) is '/' or '*')
            {
                Comment();
            }
            else if (c is '"' || (c is '$' or '@' && StartsString()))
            {
                Operand();
                String();
            }
            else if (c == '\'')
            {
                Operand();
                Character();
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            {
                Operand();
                Number();
            }
            else if (char.IsLetter(c) || c is '_' or '@' || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber)
            {
                Word();
            }
            else
            {
                Punctuation(c);
            }
        }
    }

    private void Comment()
    {
        var line = Peek(1) == '/';
        var end = line ? _source.IndexOf('\n', _position) : _source.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0 && !line)
        {
            throw Error(FigureErrorKind.Syntax, _position, "The comment is never closed.", "Add */");
        }

        _position = end < 0 ? _source.Length : line ? end : end + 2;
    }

    private bool StartsString()
    {
        var i = 0;
        while (Peek(i) is '$' or '@')
        {
            i++;
        }

        return Peek(i) == '"';
    }

    private void String()
    {
        var start = _position;
        var (dollars, verbatim) = (0, false);
        for (; Current != '"'; _position++)
        {
            dollars += Current == '$' ? 1 : 0;
            verbatim |= Current == '@';
        }

        var quotes = 0;
        while (Peek(quotes) == '"')
        {
            quotes++;
        }

        if (quotes >= 3 && !verbatim)
        {
            _position += quotes;
            Text(new Quotation(start, dollars, quotes, Verbatim: true));
        }
        else
        {
            _position++;
            Text(new Quotation(start, Math.Min(dollars, 1), 1, verbatim));
        }
    }

    /// <summary>Reads the text of a string up to its end, or to a hole, whose code the main loop then reads.</summary>
    private void Text(Quotation quotation)
    {
        while (_position < _source.Length)
        {
            var c = Current;
            if (c == '"')
            {
                if (Closes(quotation))
                {
                    return;
                }
            }
            else if (c == '{' && quotation.Dollars > 0)
            {
                if (OpensHole(quotation))
                {
                    _holes++;
                    Open('$', quotation);
                    return;
                }
            }
            else if (c == '\n' && !quotation.Verbatim)
            {
                break;
            }
            else
            {
                _position += c == '\\' && !quotation.Verbatim ? 2 : 1;
            }
        }

        throw Error(FigureErrorKind.Syntax, quotation.Start, quotation.Verbatim ? "The string is never closed." : "The string is not closed on its line.", "Add \"");
    }

    /// <summary>At a quotation mark: whether the string ends; moves behind the marks either way.</summary>
    private bool Closes(Quotation quotation)
    {
        var count = 0;
        while (Peek(count) == '"')
        {
            count++;
        }

        if (quotation.Quotes > 1)
        {
            _position += count;
            return count >= quotation.Quotes;
        }

        // In a verbatim string two marks stand for one.
        var closes = !quotation.Verbatim || count % 2 == 1;
        _position += quotation.Verbatim ? count : 1;
        return closes;
    }

    /// <summary>At a brace in an interpolated string: whether a hole opens; moves behind the braces either way.</summary>
    private bool OpensHole(Quotation quotation)
    {
        var count = 0;
        while (Peek(count) == '{')
        {
            count++;
        }

        if (quotation.Quotes > 1 && count >= 2 * quotation.Dollars)
        {
            throw Error(FigureErrorKind.Syntax, _position, "The string has too many braces here.", "Begin it with more dollar signs.");
        }

        _position += count;
        return quotation.Quotes > 1 ? count >= quotation.Dollars : count % 2 == 1;
    }

    private void CloseHole()
    {
        var quotation = _level.Quotation!;
        for (var i = 0; i < quotation.Dollars; i++, _position++)
        {
            if (Current != '}')
            {
                throw Error(FigureErrorKind.Syntax, _position, "The hole in the string is not closed.", "Close it with as many braces as it was opened with.");
            }
        }

        _holes--;
        Leave();
        Text(quotation);
        _last = Token.Operand;
    }

    private void Format()
    {
        while (_position < _source.Length && Current is not ('}' or '"' or '\n' or '{'))
        {
            _position++;
        }

        if (Current != '}')
        {
            throw Error(FigureErrorKind.Syntax, Math.Min(_position, _source.Length), "The format in the string is not closed.", "Write $\"{x:0.##}\".");
        }
    }

    private void Character()
    {
        var start = _position++;
        while (Current is not ('\'' or '\n' or '\0'))
        {
            _position += Current == '\\' ? 2 : 1;
        }

        if (Current != '\'')
        {
            throw Error(FigureErrorKind.Syntax, start, "The character is not closed.", "Write texts in double quotes.");
        }

        _position++;
    }

    private void Number()
    {
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_' || (Current == '.' && char.IsAsciiDigit(Peek(1))) || (Current is '+' or '-' && _source[_position - 1] is 'e' or 'E'))
        {
            _position++;
        }
    }

    private void Word()
    {
        var start = _position++;
        while (char.IsLetterOrDigit(Current) || Current == '_' || (Current > '\x7f' && Identifiers.MayContinue(Current)))
        {
            _position++;
        }

        var word = _source.AsSpan(start, _position - start);
        if (Identifiers.Objection(word) is { } objection)
        {
            throw Error(FigureErrorKind.Syntax, start, objection, "Write names in plain letters.");
        }

        if (word is "else")
        {
            _level.Chain = _last == Token.Separator ? _level.ChainBeforeSeparator : _level.Chain;
        }
        else if (_last == Token.CloseBrace && !ContinuesAfterBrace(word))
        {
            _level.Chain = 0;
        }
        else if (_last == Token.CloseParenthesis)
        {
            Nest();
        }

        if (NestsStatement(word))
        {
            Nest();
        }

        (_last, _prefixes) = (Token.Word, 0);
        _castEnd = word is "int" or "double" or "string" or "bool" or "float" or "long" or "char" or "object" or "decimal" or "byte" or "short" or "uint" or "ulong" or "ushort" or "sbyte" or "nint" or "nuint" or "dynamic";
    }

    private static bool ContinuesAfterBrace(ReadOnlySpan<char> word) => word is "while" or "is" or "as" or "switch" or "with" or "when" or "and" or "or" or "catch" or "finally";

    /// <summary>Whether a keyword can nest what follows it without a bracket.</summary>
    private static bool NestsStatement(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 10 || !char.IsAsciiLetterLower(word[0]))
        {
            return false;
        }

        return word switch
        {
            "var" or "int" or "double" or "string" or "bool" or "true" or "false" or "void" or "const" or "in" or "else" or "break" or "continue" or "null" => false,
            "await" or "not" or "async" or "from" or "when" or "with" or "scoped" or "yield" => true,
            _ => SyntaxFacts.GetKeywordKind(word.ToString()) != SyntaxKind.None,
        };
    }

    private void Punctuation(char c)
    {
        switch (c)
        {
            case '(' or '[' or '{':
                if (c == '(' && _last == Token.CloseParenthesis)
                {
                    Nest();
                }

                _position++;
                Open(c, null);
                break;
            case '}' when _level.Opener == '$':
                CloseHole();
                break;
            case ')' or ']' or '}':
                Close(c);
                break;
            case ';' or ',':
                Separate(c);
                break;
            case '#':
                throw Error(FigureErrorKind.Unsupported, _position, "Directives are not part of the figure language.", "Remove the line.");
            case '\\':
                throw Error(FigureErrorKind.Syntax, _position, "A backslash can stand only in a string.", "Remove it.");
            case ':' when _level.Opener == '$' && Peek(1) != ':':
                Format();
                break;
            default:
                Operator(c);
                break;
        }
    }

    private void Operator(char c)
    {
        // The parser steps over characters that it does not know, so that what stands around them would be read as one.
        if (!"!~+-*/%&|^<>=.?:".Contains(c, StringComparison.Ordinal))
        {
            throw Error(FigureErrorKind.Syntax, _position, $"The character {Shown(c)} is not part of the language.", "Remove it, or put it in a string.");
        }

        var length = OperatorLength(c);
        var text = _source.AsSpan(_position, length);
        var cast = _last == Token.CloseParenthesis && (c is '!' or '~' ? text is not "!=" : _castEnd && text is "-" or "+" or "&" or "*");
        var nests = text is "=>" or "=" or "?" or ":" or "??" or "??=" || cast || (length > 1 && text[^1] == '=' && text is not ("==" or "!=" or "<=" or ">="));
        _angles = text switch
        {
            // Whether this compares or opens type arguments only the parser knows; type arguments nest.
            "<" => _angles + 1,
            ">" => Math.Max(0, _angles - 1),
            ">>" => Math.Max(0, _angles - 2),
            _ => _angles,
        };
        _prefixes = _last is Token.Operator or Token.Open or Token.Separator or Token.Start ? _prefixes + 1 : 1;
        _castEnd = text is "?" or "*" or ">" or ">>";
        _last = Token.Operator;
        if (nests)
        {
            Nest();
        }
        else
        {
            RequireDepth();
        }

        _position += length;
    }

    private string Shown(char c) => char.IsSurrogate(c) ? _source.Substring(_position, 2) : c.ToString();

    private int OperatorLength(char c)
    {
        var (next, third) = (Peek(1), Peek(2));
        return (c, next) switch
        {
            ('=', '>' or '=') or ('!' or '<' or '>' or '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^', '=') => 2,
            ('?', '?') or ('<', '<') or ('>', '>') => third == '=' ? 3 : 2,
            ('&', '&') or ('|', '|') or ('+', '+') or ('-', '-') or (':', ':') or ('.', '.') or ('-', '>') => 2,
            _ => 1,
        };
    }

    private void Operand()
    {
        if (_last == Token.CloseParenthesis)
        {
            Nest();
        }

        (_last, _prefixes, _castEnd) = (Token.Operand, 0, false);
    }

    private void Open(char opener, Quotation? quotation)
    {
        var depth = _level.Base + _level.Chain + _prefixes;
        _levels.Push(_level with { Angles = _angles });
        _level = new Level(opener, depth + 1) { Quotation = quotation };
        _insideExpression += opener == '{' ? 0 : 1;
        (_last, _prefixes, _angles, _castEnd) = (Token.Open, 0, 0, false);
        RequireDepth();
    }

    private void Close(char closer)
    {
        var opener = closer switch { ')' => '(', ']' => '[', _ => '{' };
        if (_level.Opener == opener)
        {
            Leave();
        }
        else if (_holes > 0)
        {
            throw Error(FigureErrorKind.Syntax, _position, $"{closer} does not fit the brackets before it.", "Look for an unclosed bracket or string.");
        }

        _position++;
        _prefixes = 0;
        _castEnd |= closer == ']';
        _last = closer switch { ')' => Token.CloseParenthesis, '}' => Token.CloseBrace, _ => Token.Close };
    }

    private void Leave()
    {
        _insideExpression -= _level.Opener == '{' ? 0 : 1;
        _level = _levels.Pop();
        _angles = _level.Angles;
    }

    private void Separate(char c)
    {
        HasStatements |= c == ';' && _insideExpression == 0;
        _level.ChainBeforeSeparator = _level.Chain;
        _level.Chain = 0;
        _angles = c == ';' ? 0 : _angles;
        (_last, _prefixes) = (Token.Separator, 0);
        _position++;
    }

    private void Nest()
    {
        _level.Chain++;
        RequireDepth();
    }

    private void RequireDepth()
    {
        if (_level.Base + _level.Chain + _prefixes + _angles > _limit)
        {
            throw Error(FigureErrorKind.Budget, _position, $"The program is nested deeper than {_limit}.", "Split it over several lines or functions.");
        }
    }

    private static ProgramException Error(FigureErrorKind kind, int position, string message, string suggestion) => new(kind, position, message, suggestion);

    /// <summary>A kind of string literal.</summary>
    /// <param name="Start">Where it starts.</param>
    /// <param name="Dollars">Dollar signs before it.</param>
    /// <param name="Quotes">Quotation marks that close it.</param>
    /// <param name="Verbatim">Whether it runs over lines and knows no escapes.</param>
    private sealed record Quotation(int Start, int Dollars, int Quotes, bool Verbatim);

    /// <summary>An open bracket, or an interpolation hole (<c>$</c>).</summary>
    private record struct Level(char Opener, int Base)
    {
        /// <summary>Right-nesting operators since the last separator.</summary>
        public int Chain { get; set; }

        /// <summary>The chain that the last separator ended; an <c>else</c> continues it.</summary>
        public int ChainBeforeSeparator { get; set; }

        public int Angles { get; set; }

        public Quotation? Quotation { get; init; }
    }
}
