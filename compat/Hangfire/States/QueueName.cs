namespace Hangfire.States;

internal static class QueueName
{
    public static string Check(string? queue)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(queue);
        if (!queue.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-'))
            throw new ArgumentException($"\"{queue}\" is no queue name: use lower-case letters, digits, underscores and dashes.", nameof(queue));
        return queue;
    }
}
