namespace Flywheel.Checker.Tests;

public sealed class EquationTests
{
    [Theory]
    [InlineData("so angle C is 180° - 40° - 60° = 80°.", true)]
    [InlineData("so angle C is 180° - 40° - 60° = 90°.", false)]
    [InlineData("3 × 4 + 5 = 17", true)]
    [InlineData("3 × 4 + 5 = 18", false)]
    [InlineData("2 + 3 = 5 = 10 - 5", true)]
    [InlineData("7 ÷ 2 = 3.5", true)]
    [InlineData("-3 + 5 = 2", true)]
    [InlineData("1,200 + 300 = 1,500", true)]
    public void An_equation_of_numbers_is_read_and_judged(string text, bool holds)
    {
        var equations = Equation.FindAll(text).ToArray();
        Assert.NotEmpty(equations);
        Assert.Equal(holds, equations.All(e => e.Holds));
    }

    [Theory]
    [InlineData("x = 5 and y = 7")]
    [InlineData("f(3) = 12")]
    [InlineData("the area is 5 cm² = 500 mm²")]
    [InlineData("√(3600 - 1296) = 48")]
    [InlineData("(2 + 7) / 2 = 4.5")]
    public void What_cannot_be_read_without_doubt_is_no_equation(string text) => Assert.DoesNotContain(Equation.FindAll(text), e => !e.Holds);
}
