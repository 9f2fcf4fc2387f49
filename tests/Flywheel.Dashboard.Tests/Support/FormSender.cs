using System.Text.RegularExpressions;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Sends a page's form as a browser does, without one: with the page's token and cookie.</summary>
internal static class FormSender
{
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        using var shown = await client.GetAsync(page);
        var html = await shown.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.True(token.Success, $"{page} has no form.");
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token.Groups["token"].Value)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        }

        return await client.SendAsync(request);
    }
}
