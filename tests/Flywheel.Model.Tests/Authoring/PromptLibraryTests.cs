using Flywheel.Model.Authoring;

namespace Flywheel.Model.Tests.Authoring;

public sealed class PromptLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prompts-").FullName;

    [Fact]
    public void The_shipped_prompts_are_there() =>
        Assert.Equal(["creator", "editor", "examiner", "expander", "judge", "reconstructor", "repairer", "tutor"], PromptLibrary.Shipped.Names);

    [Fact]
    public void A_folder_replaces_prompts_by_name_and_changes_the_hash()
    {
        Assert.Equal(PromptLibrary.Shipped.Hash, PromptLibrary.Read(_folder).Hash);
        File.WriteAllText(Path.Combine(_folder, "judge.prompt"), "<message role=\"user\">Is it right?</message>");
        Assert.NotEqual(PromptLibrary.Shipped.Hash, PromptLibrary.Read(_folder).Hash);
    }

    [Theory]
    [InlineData("poet.prompt", "<message role=\"user\">x</message>", "there is no prompt of that name")]
    [InlineData("judge.prompt", "just text", "it has no <message role=\"...\">.")]
    [InlineData("judge.prompt", "<message role=\"user\">a < b</message>", "it is no sequence of messages")]
    public void A_wrong_file_is_named(string name, string text, string message)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        var error = Assert.Throws<IOException>(() => PromptLibrary.Read(_folder));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_no_message_can_hold_are_left_out() => Assert.Equal("a𝒙b\n", PromptLibrary.Clean("a\0𝒙\ud800b\u0007\n\uffff"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
