using System.Collections.Immutable;
using System.Text;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>The assistant's turn while it grows: the state of one question. Not thread-safe.</summary>
internal sealed class ThinkingTurn
{
    private readonly ThinkingRequest _request;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly List<PromptPart> _parts = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _own = new();
    private readonly List<CodeRan> _runs = [];
    private int _segmentStart;
    private int _pictures = 1;
    private int _promptTokens;
    private int _completionTokens;
    private int _segmentTokens;
    private FinishReason _reason;
    private string? _reportedStop;

    public ThinkingTurn(ThinkingRequest request, TimeProvider time)
    {
        (_request, _time, Current, _started) = (request, time, request.Picture, time.GetTimestamp());
    }

    /// <summary>How it ended; null as long as it goes on.</summary>
    public ThinkingOutcome? Outcome { get; private set; }

    /// <summary>The code that ended the last segment; null for none.</summary>
    public CodeBlock? Block { get; private set; }

    /// <summary>The picture that was shown last.</summary>
    public Picture Current { get; private set; }

    private int Segments { get; set; }

    /// <summary>What the generator is asked for the next segment.</summary>
    public GenerationRequest NextRequest()
    {
        var turns = ImmutableArray.CreateBuilder<PromptTurn>();
        turns.Add(new PromptTurn(PromptRole.System, _request.Form.SystemPrompt));
        turns.Add(new PromptTurn(PromptRole.User, [new PicturePart(_request.Picture), new TextPart(_request.Form.Ask(_request.Question))]));
        if (Parts() is { IsEmpty: false } parts)
        {
            turns.Add(new PromptTurn(PromptRole.Assistant, parts));
        }

        return new GenerationRequest(turns.ToImmutable())
        {
            Sampling = _request.Sampling,
            Stop = Protocol.StopStrings,
            MaxTokens = Math.Min(_request.Limits.SegmentTokens, _request.Limits.Tokens - _completionTokens),
        };
    }

    /// <summary>Begins a segment.</summary>
    public StopScanner BeginSegment()
    {
        (Segments, Block, _segmentStart, _reason, _reportedStop) = (Segments + 1, null, _own.Length, FinishReason.Stop, null);
        return new StopScanner(Protocol.StopStrings);
    }

    /// <summary>
    /// Takes a piece's numbers. A generator that counts says so at its end; one that does not, or is stopped before, is counted by its pieces.
    /// </summary>
    public void Count(GeneratedPiece piece)
    {
        _segmentTokens += piece.Tokens > 0 ? piece.Tokens : Math.Min(1, piece.Text.Length);
        if (piece.End is { } end)
        {
            _promptTokens += end.PromptTokens;
            _segmentTokens = end.CompletionTokens > 0 ? end.CompletionTokens : _segmentTokens;
            (_reason, _reportedStop) = (end.Reason, end.StopString);
        }
    }

    /// <summary>Adds the model's own text.</summary>
    public ThoughtWritten? Write(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        _own.Append(text);
        _text.Append(text);
        return new ThoughtWritten(text);
    }

    /// <summary>The time is over.</summary>
    public void RunOutOfTime() => Outcome = ThinkingOutcome.TimeLimit;

    /// <summary>
    /// Decides what a segment ended with. A generator may say which stop string came up or not; without its word the tag that is still open
    /// tells. Code without its last tag is run too: the model wrote it, and an end of text there is a slip.
    /// </summary>
    /// <param name="found">The stop string in the text itself, from a generator that goes on beyond it.</param>
    /// <returns>The closing tag that was added; null for none.</returns>
    public ThoughtWritten? EndSegment(string? found)
    {
        (_completionTokens, _segmentTokens) = (_completionTokens + _segmentTokens, 0);
        if (Outcome is not null)
        {
            return null;
        }

        var segment = _own.ToString(_segmentStart, _own.Length - _segmentStart);
        var stop = found ?? _reportedStop;
        if (stop is null && _reason == FinishReason.Length)
        {
            Outcome = ThinkingOutcome.TokenLimit;
            return null;
        }

        if (stop == Protocol.AnswerCloses || (stop is null && Protocol.IsOpen(segment, Protocol.AnswerOpens, Protocol.AnswerCloses)))
        {
            Outcome = ThinkingOutcome.Answered;
            return Write(Protocol.AnswerCloses);
        }

        var open = Protocol.IsOpen(segment, Protocol.CodeOpens, Protocol.CodeCloses);
        if (stop == Protocol.CodeCloses || open)
        {
            Block = CodeOf(segment, open);
            return Write(Protocol.CodeCloses);
        }

        if (stop is null)
        {
            Outcome = Answer() is null ? ThinkingOutcome.Unanswered : ThinkingOutcome.Answered;
        }

        return null;
    }

    /// <summary>Adds what the sandbox returned; the limits decide whether the turn goes on.</summary>
    public CodeRan Return(SandboxReply reply, out ThoughtWritten written)
    {
        var shown = reply.Pictures.Take(_request.Limits.Pictures - _pictures).ToImmutableArray();
        var text = reply.Text.Trim();
        if (text.Length > _request.Limits.OutputLength)
        {
            text = $"{Cut(text, _request.Limits.OutputLength)} ... ({text.Length - _request.Limits.OutputLength} more characters)";
        }

        if (shown.Length < reply.Pictures.Length)
        {
            text = $"{text}\n({reply.Pictures.Length - shown.Length} left out: a conversation holds {_request.Limits.Pictures} pictures.)".Trim();
        }

        text = text.Length == 0 && shown.IsEmpty ? "The code made no picture and printed nothing." : Protocol.Defuse(text);
        Insert(text, shown);
        written = new ThoughtWritten($"\n{Protocol.OutputOpens}{text}{string.Concat(Enumerable.Repeat("<image>", shown.Length))}{Protocol.OutputCloses}");
        var ran = new CodeRan(Segments, Block!, reply, shown);
        _runs.Add(ran);
        GoOn();
        return ran;
    }

    /// <summary>Answers a model that asked for the sandbox's output without code.</summary>
    public ThoughtWritten ReturnNothing()
    {
        const string Note = "There was no code to run.";
        Insert(Note, []);
        GoOn();
        return new ThoughtWritten($"\n{Protocol.OutputOpens}{Note}{Protocol.OutputCloses}");
    }

    /// <summary>The transcript.</summary>
    public ThinkingTranscript Complete() => new(
        Outcome ?? throw new InvalidOperationException("The turn has not ended."),
        Answer(),
        Parts(),
        [.. _runs],
        Segments,
        _promptTokens,
        _completionTokens,
        _time.GetElapsedTime(_started));

    private static CodeBlock? CodeOf(string segment, bool open)
    {
        if (open)
        {
            return CodeBlock.Parse(Protocol.Last(segment, Protocol.CodeOpens, Protocol.CodeCloses)!);
        }

        // A closing tag alone: a fenced block before it is what was meant.
        var block = CodeBlock.Parse(segment);
        return block.Language.Length > 0 ? block : null;
    }

    private void GoOn()
    {
        if (Outcome is null)
        {
            Outcome = Segments >= _request.Limits.Segments ? ThinkingOutcome.SegmentLimit
                : _completionTokens >= _request.Limits.Tokens ? ThinkingOutcome.TokenLimit
                : null;
        }
    }

    private void Insert(string text, ImmutableArray<Picture> pictures)
    {
        _text.Append('\n').Append(Protocol.OutputOpens).Append(text);
        foreach (var picture in pictures)
        {
            if (_text.Length > 0)
            {
                _parts.Add(new TextPart(_text.ToString()));
                _text.Clear();
            }

            _parts.Add(new PicturePart(picture));
            Current = picture;
            _pictures++;
        }

        _text.Append(Protocol.OutputCloses);
    }

    /// <summary>The last answer in the model's own words; what programs print does not count.</summary>
    private string? Answer() => Outcome == ThinkingOutcome.TokenLimit && Protocol.IsOpen(_own.ToString(), Protocol.AnswerOpens, Protocol.AnswerCloses)
        ? null
        : Protocol.Last(_own.ToString(), Protocol.AnswerOpens, Protocol.AnswerCloses)?.Trim();

    private ImmutableArray<PromptPart> Parts() => _text.Length == 0 ? [.. _parts] : [.. _parts, new TextPart(_text.ToString())];

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
