using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A place in a queue of decisions, as it stands in addresses.</summary>
/// <param name="ProblemId">The decision that it is at.</param>
/// <param name="At">When the machine decided that, in the orders of time.</param>
/// <param name="Rank">Its draw times its stratum's weight, in the order of doubt.</param>
/// <param name="Exponents">The weights that hold for the queue; see <see cref="DecisionRanking"/>. Empty for the present ones.</param>
internal sealed record DecisionPlace(string ProblemId, DateTimeOffset At, double Rank, byte[] Exponents)
{
    private const int Longest = 2000;
    private const int NumberBytes = 8;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static DecisionPlace? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(text, out var length) || length < (2 * NumberBytes) + 1)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var rank = BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(NumberBytes));
        var rest = bytes.AsSpan(2 * NumberBytes);
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.Ticks || !double.IsFinite(rank) || rank < 0 || rest[0] >= rest.Length)
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(rest[(1 + rest[0])..]);
        return id.Contains('\0') || id.Contains('\uFFFD') ? null : new DecisionPlace(id, new DateTimeOffset(ticks, TimeSpan.Zero), rank, [.. rest[1..(1 + rest[0])]]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var numbers = new byte[2 * NumberBytes];
        BinaryPrimitives.WriteInt64BigEndian(numbers, At.UtcTicks);
        BinaryPrimitives.WriteDoubleBigEndian(numbers.AsSpan(NumberBytes), Rank);
        return Base64Url.EncodeToString([.. numbers, (byte)Exponents.Length, .. Exponents, .. Encoding.UTF8.GetBytes(ProblemId)]);
    }
}
