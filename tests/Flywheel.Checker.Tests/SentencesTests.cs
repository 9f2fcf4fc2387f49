namespace Flywheel.Checker.Tests;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("How far is it? It is 3.5 m.", 2)]
    [InlineData("How far is it? (Give metres.) Round it.", 3)]
    [InlineData("Which note is it? (Black keys as sharps) The answer is F.", 3)]
    [InlineData("Which note is it? (Black keys (the short ones) as sharps) The answer is F.", 3)]
    [InlineData("The value f(3) is asked for", 1)]
    public void Texts_are_cut_behind_sentences_and_remarks(string text, int count)
    {
        var sentences = Sentences.Split(text);
        Assert.Equal(count, sentences.Count);
        Assert.Equal(text, string.Concat(sentences));
    }
}
