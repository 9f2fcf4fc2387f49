namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Reads pages whose content is made in the background.</summary>
internal static class Patience
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50), Most = TimeSpan.FromSeconds(30);

    /// <summary>The page as a person reads it who comes back until a text is there; after half a minute, as it is without.</summary>
    public static Task<string> ReadUntilAsync(this HttpClient client, string path, string text) => client.ReadUntilAsync(path, html => html.Contains(text, StringComparison.Ordinal));

    /// <summary>The page as a person reads it who comes back until it is ready; after half a minute, as it is then.</summary>
    public static async Task<string> ReadUntilAsync(this HttpClient client, string path, Func<string, bool> isReady)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ;)
        {
            var html = await client.GetStringAsync(path);
            if (isReady(html) || TimeProvider.System.GetElapsedTime(started) > Most)
            {
                return html;
            }

            await Task.Delay(Between);
        }
    }
}
