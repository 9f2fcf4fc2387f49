using System.Text.Json;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Model.Tests.Chat;
using Microsoft.AspNetCore.Http;

namespace Flywheel.Model.Tests.Authoring;

public sealed class RemoteEmbeddingsTests
{
    [Fact]
    public async Task Texts_are_embedded_in_batches_and_keep_their_order()
    {
        await using var server = await ScriptedServer.StartAsync(Vectors("[[1,0],[0,1]]"), Vectors("[[0.5,0.5]]"));
        using var embeddings = Open(server);
        var vectors = await embeddings.GenerateAsync(["a", "b", "c"]);
        Assert.Equal([[1, 0], [0, 1], [0.5f, 0.5f]], vectors.Select(v => v.Vector.ToArray()));
        Assert.Equal("""["a","b"]""", JsonDocument.Parse(server.Requests[0].Body).RootElement.GetProperty("input").GetRawText());
        Assert.Equal("Bearer k", server.Requests[0].Authorization);
    }

    [Fact]
    public async Task Passing_failures_are_tried_again()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(429, "0"), ScriptedServer.Status(500), ScriptedServer.CutOff(), Vectors("[[1]]"));
        using var embeddings = Open(server);
        Assert.Single(await embeddings.GenerateAsync(["a"]));
    }

    public static TheoryData<string, GenerationFailure> Failures => new()
    {
        { "away", GenerationFailure.Unavailable }, { "key", GenerationFailure.Credentials }, { "refused", GenerationFailure.Request }, { "huge", GenerationFailure.Reply },
        { "html", GenerationFailure.Reply }, { "too few", GenerationFailure.Reply }, { "empty", GenerationFailure.Reply }, { "uneven", GenerationFailure.Reply },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_is_no_embedding_is_a_failure_of_its_kind(string reply, GenerationFailure failure)
    {
        await using var server = await ScriptedServer.StartAsync(reply switch
        {
            "away" => ScriptedServer.Status(503),
            "key" => ScriptedServer.Status(401),
            "refused" => ScriptedServer.Status(400),
            "huge" => ScriptedServer.Huge(100 << 20),
            "html" => ScriptedServer.Text("<html>hello</html>"),
            "too few" => Vectors("[[1]]"),
            "empty" => Vectors("[[],[]]"),
            _ => Vectors("[[1],[1,2]]"),
        });
        using var embeddings = Open(server);
        Assert.Equal(failure, (await Assert.ThrowsAsync<GenerationException>(() => embeddings.GenerateAsync(["a", "b"]))).Failure);
    }

    private static RequestDelegate Vectors(string vectors) => context =>
    {
        context.Response.ContentType = "application/json";
        var data = JsonDocument.Parse(vectors).RootElement.EnumerateArray().Select((v, i) => new { @object = "embedding", index = i, embedding = v });
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { @object = "list", data, model = "e", usage = new { prompt_tokens = 1, total_tokens = 1 } }));
    };

    private static RemoteEmbeddings Open(ScriptedServer server) => new(
        new RemoteEmbeddingOptions(new RemoteModelOptions(server.Address, "e")
        {
            ApiKey = "k",
            Attempts = 4,
            FirstPause = TimeSpan.FromMilliseconds(5),
            LongestPause = TimeSpan.FromMilliseconds(20),
            ReplyBytes = 1 << 20,
        })
        { BatchSize = 2 },
        TimeProvider.System);
}
