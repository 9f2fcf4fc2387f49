using Flywheel.Knowledge.Storage;
using Flywheel.Model.Chat;
using Flywheel.Model.Replies;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Models;

/// <summary>Keeps the replies of a run in its database, each in a transaction of its own: a batch that fails later loses none.</summary>
/// <param name="source">The database.</param>
/// <param name="run">The run.</param>
/// <param name="model">The model's name.</param>
/// <param name="clock">Tells when.</param>
internal sealed class DatabaseReplies(NpgsqlDataSource source, string run, string model, TimeProvider clock) : IReplyStore
{
    /// <inheritdoc />
    public async Task<StoredReply?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var row = await context.Replies.AsNoTracking().Where(r => r.RunId == run && r.Key == key && r.Text != null).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new StoredReply
        {
            Key = row.Key,
            Purpose = row.Purpose,
            Text = row.Text,
            Reason = Enum.Parse<FinishReason>(row.Reason),
            Stop = row.Stop,
            PromptTokens = row.PromptTokens,
            CompletionTokens = row.CompletionTokens,
            Cost = row.Cost,
        };
    }

    /// <inheritdoc />
    public async Task AddAsync(StoredReply reply, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        context.Replies.Add(new ReplyRow
        {
            RunId = run,
            Key = reply.Key,
            Purpose = reply.Purpose,
            Model = model,
            Text = reply.Text,
            Error = reply.Error,
            Reason = reply.Reason.ToString(),
            Stop = reply.Stop,
            PromptTokens = reply.PromptTokens,
            CompletionTokens = reply.CompletionTokens,
            Cost = reply.Cost,
            At = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync(cancellationToken);
    }
}
