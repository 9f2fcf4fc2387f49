using System.Globalization;

namespace Hangfire.Common;

public static class JobHelper
{
    public static string SerializeDateTime(DateTime value) => value.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTime DeserializeDateTime(string value) =>
        DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateTime? DeserializeNullableDateTime(string? value) => string.IsNullOrEmpty(value) ? null : DeserializeDateTime(value);
}
