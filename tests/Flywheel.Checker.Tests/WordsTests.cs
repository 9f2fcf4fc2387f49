namespace Flywheel.Checker.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData("so it is 12.", "12")]
    [InlineData("a side of 12cm", "12")]
    [InlineData("a side of 12cm", "cm")]
    [InlineData("10-3 is 7", "3")]
    [InlineData("it lies north of A", "north")]
    public void A_word_of_its_own_is_found(string text, string word) => Assert.True(Words.Contains(text, word));

    [Theory]
    [InlineData("so it is 12.5", "12")]
    [InlineData("so it is 1,200", "200")]
    [InlineData("so it is -12", "12")]
    [InlineData("the state S1", "1")]
    [InlineData("the arrow S1-S2", "S1")]
    [InlineData("20 m/s", "20 m")]
    [InlineData("it lies north-east of A", "north")]
    [InlineData("the molecule H₂", "H")]
    [InlineData("the note F#", "F")]
    [InlineData("an area of 12 cm²", "cm")]
    public void A_part_of_a_longer_word_or_number_is_not(string text, string word) => Assert.False(Words.Contains(text, word));
}
