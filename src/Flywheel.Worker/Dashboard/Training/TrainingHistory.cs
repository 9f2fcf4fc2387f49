using Flywheel.Model.Training.Reports;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>
/// A training's log, read with bounds: what was read once is not read again, only what was added since. Of a log that is large when it is first
/// seen, evenly spread samples and the end are read. Lines that are none are counted and passed over.
/// </summary>
internal sealed class TrainingHistory(string path)
{
    private const long MostReadWhole = 16 << 20;
    private const int Samples = 400, SampleBytes = 16 << 10, TailBytes = 1 << 20, AnchorBytes = 64, MostEvaluations = 500;

    private readonly Lock _gate = new();
    private TrainingCurve _curve = new();
    private List<EvaluationReport> _evaluations = [];
    private byte[] _anchor = [];
    private long _position;

    /// <summary>The latest step; null for none.</summary>
    public StepReport? Last { get; private set; }

    /// <summary>The latest look at the held-out rows; null for none.</summary>
    public EvaluationReport? LastEvaluation { get; private set; }

    /// <summary>Lines that are none.</summary>
    public long Broken { get; private set; }

    /// <summary>Lines that were read.</summary>
    public long Lines { get; private set; }

    /// <summary>Whether the log was too large to be read whole.</summary>
    public bool IsSampled { get; private set; }

    /// <summary>What went wrong with reading; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>A copy of the curve, in its own buckets or wider ones.</summary>
    /// <param name="width">Steps a bucket, a power of two; 0 for the curve's own.</param>
    public TrainingCurve Curve(long width = 0)
    {
        lock (_gate)
        {
            return _curve.Widened(Math.Max(width, _curve.Width));
        }
    }

    /// <summary>The looks at the held-out rows, in order; of very many the latest.</summary>
    public IReadOnlyList<EvaluationReport> Evaluations()
    {
        lock (_gate)
        {
            return [.. _evaluations];
        }
    }

    /// <summary>Reads what was added; a log that became another one is read anew.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            try
            {
                if (!TrainingFolder.IsFile(path))
                {
                    Fault = "The log is not there.";
                    return;
                }

                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
                if (!GoesOn(stream))
                {
                    Reset();
                }

                if (_position == 0 && stream.Length > MostReadWhole)
                {
                    Sample(stream);
                }

                Read(stream, _position, long.MaxValue, isTail: true);
                Anchor(stream);
                Fault = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Fault = $"The log cannot be read: {e.Message}";
            }
        }
    }

    /// <summary>Whether the file still holds what was read last before the position; a resumed training writes another file.</summary>
    private bool GoesOn(FileStream stream)
    {
        if (stream.Length < _position)
        {
            return false;
        }

        var there = new byte[_anchor.Length];
        stream.Position = _position - _anchor.Length;
        var length = stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
        return there.AsSpan(0, length).SequenceEqual(_anchor);
    }

    private void Anchor(FileStream stream)
    {
        var anchor = new byte[Math.Min(AnchorBytes, _position)];
        stream.Position = _position - anchor.Length;
        _anchor = anchor[..stream.ReadAtLeast(anchor, anchor.Length, throwOnEndOfStream: false)];
    }

    private void Reset()
    {
        (_curve, _evaluations, _anchor, _position) = (new TrainingCurve(), [], [], 0);
        (Last, LastEvaluation, Broken, Lines, IsSampled) = (null, null, 0, 0, false);
    }

    private void Sample(FileStream stream)
    {
        IsSampled = true;
        var end = stream.Length - TailBytes;
        for (var i = 0; i < Samples; i++)
        {
            var at = end / Samples * i;
            Read(stream, i == 0 ? 0 : AfterLine(stream, at), at + SampleBytes, isTail: false);
        }

        _position = AfterLine(stream, end);
    }

    /// <summary>Where the first line begins that begins after a position.</summary>
    private static long AfterLine(FileStream stream, long at)
    {
        var bytes = new byte[TrainingLogLine.MostBytes * 2];
        stream.Position = at;
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var newline = bytes.AsSpan(0, length).IndexOf((byte)'\n');
        return newline < 0 ? at + length : at + newline + 1;
    }

    /// <summary>Reads whole lines from a position on; a last line without its end is left for later.</summary>
    private void Read(FileStream stream, long from, long to, bool isTail)
    {
        var buffer = new byte[1 << 16];
        var (kept, position, isTooLong) = (0, from, false);
        stream.Position = from;
        while (stream.Position < to && stream.Read(buffer, kept, (int)Math.Min(buffer.Length - kept, to - stream.Position)) is > 0 and var read)
        {
            var (start, length) = (0, kept + read);
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is >= 0 and var newline)
            {
                Take(buffer.AsSpan(start, newline), isTooLong);
                isTooLong = false;
                start += newline + 1;
            }

            position += start;
            kept = length - start;
            buffer.AsSpan(start, kept).CopyTo(buffer);
            if (kept == buffer.Length)
            {
                // A line without end: it is passed over, whatever its length is.
                (isTooLong, position, kept) = (true, position + kept, 0);
            }
        }

        if (isTail)
        {
            _position = position;
        }
    }

    private void Take(ReadOnlySpan<byte> line, bool isBroken)
    {
        if (line.TrimEnd((byte)'\r').IsEmpty && !isBroken)
        {
            return;
        }

        Lines++;
        switch (isBroken ? null : TrainingLogLine.Parse(line))
        {
            case { Step: { } step }:
                _curve.Add(step);
                Last = step;
                break;
            case { Evaluation: { } evaluation }:
                _curve.Add(evaluation);
                LastEvaluation = evaluation;
                _evaluations.Add(evaluation);
                if (_evaluations.Count > MostEvaluations)
                {
                    _evaluations.RemoveAt(0);
                }

                break;
            default:
                Broken++;
                break;
        }
    }
}
