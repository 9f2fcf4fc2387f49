namespace Flywheel.Model.Tests;

/// <summary>The reference's files, and copies of them that a test may damage.</summary>
internal static class Fixture
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");
    public static string Model { get; } = Path.Combine(Root, "qwen25vl-tiny");
    public static string Tokenizer { get; } = Path.Combine(Root, "tokenizer");
}
