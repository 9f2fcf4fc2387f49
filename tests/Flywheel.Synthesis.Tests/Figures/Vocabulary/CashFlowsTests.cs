using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class CashFlowsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Money_in_points_up_and_money_out_down()
    {
        var payments = fixture.Draw("""CashFlow([-500, 0, 300], unit: "$");""").OfKind("payment").ToArray();
        Assert.Equal([-500.0, 300], payments.Select(p => p.Find("value")!.Value.Number));
        Assert.True(payments[0].Points[1].Y > payments[0].Points[0].Y && payments[1].Points[1].Y < payments[1].Points[0].Y);
    }

    [Fact]
    public void A_ledger_holds_its_entries_in_order()
    {
        var scene = fixture.Draw("""Ledger(["Tickets", "Hall"], [420, -200], opening: "Start", balance: 80);""");
        Assert.Equal(["Tickets", "Hall"], scene.OfKind("entry").Select(e => e.Name));
        Assert.Equal(80, scene.OfKind("balance").Single().Find("value")!.Value.Number);
    }

    [Theory]
    [InlineData("CashFlow([0, 0]);", "payment")]
    [InlineData("CashFlow([]);", "1 to 16 periods")]
    [InlineData("Ledger([\"a\"], []);", "1 to 14 entries")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
