using System.Text;

namespace Flywheel.Model.Interaction;

/// <summary>Reads what a program prints and keeps a bounded beginning of it; the rest is read and dropped, so that the program never waits.</summary>
/// <param name="reader">Where it prints to.</param>
/// <param name="limit">Characters kept.</param>
internal sealed class BoundedOutput(StreamReader reader, int limit)
{
    private readonly StringBuilder _text = new();
    private volatile bool _overflowed;

    /// <summary>Whether there was more than is kept.</summary>
    public bool Overflowed => _overflowed;

    /// <summary>What is kept; complete once <see cref="ReadAsync"/> is.</summary>
    public string Text => _text.ToString();

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync()
    {
        var buffer = new char[4096];
        for (int count; (count = await reader.ReadAsync(buffer)) > 0;)
        {
            var room = Math.Min(count, limit - _text.Length);
            _text.Append(buffer, 0, room);
            _overflowed |= room < count;
        }
    }
}
