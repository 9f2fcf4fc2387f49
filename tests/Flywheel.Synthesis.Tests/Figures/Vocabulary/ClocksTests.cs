using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ClocksTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Theory]
    [InlineData(3, 0, 90, 0)]
    [InlineData(15, 30, 105, 180)]
    [InlineData(0, 50, 25, 300)]
    public void The_hour_hand_moves_on_with_the_minutes(int hour, int minute, double hourAngle, double minuteAngle)
    {
        var clock = fixture.Draw($"Clock(\"\", {hour}, {minute}, 220, 220, radius: 150);").OfKind("clock").Single();
        Assert.Equal(hourAngle, clock.Find("hourAngle")!.Value.Number);
        Assert.Equal(minuteAngle, clock.Find("minuteAngle")!.Value.Number);
        Assert.Equal(90 - hourAngle, (clock.Points[1] - clock.Points[0]).Direction, 6);
    }

    [Fact]
    public void A_mirrored_clock_has_no_numerals_and_swaps_left_and_right()
    {
        var scene = fixture.Draw("""Clock("", 3, 0, 220, 220, mirrored: true);""");
        var clock = scene.OfKind("clock").Single();
        Assert.True(clock.Points[1].X < clock.Points[0].X);
        Assert.Empty(scene.OfKind("clock-number"));
    }

    [Fact]
    public void Days_of_a_month_know_their_weekday_and_column()
    {
        var scene = fixture.Draw("""MonthCalendar("May", 31, 3, 20, 20, 400, 360, start: 6, marked: [9]);""");
        Assert.Equal("Thu", scene.Find("calendar-day", "1")!.Find("weekday")!.Value.Text);
        Assert.Equal(4, scene.Find("calendar-day", "1")!.Find("column")!.Value.Number);
        Assert.Equal("Fri", scene.Find("calendar-day", "9")!.Find("weekday")!.Value.Text);
        Assert.Equal(1, scene.Find("calendar-day", "9")!.Find("marked")!.Value.Number);
        Assert.Equal(31, scene.OfKind("calendar-day").Count());
    }

    [Fact]
    public void A_timetable_writes_minutes_as_times()
    {
        var scene = fixture.Draw("""Timetable(["Lake", "Mill"], ["Bus 1", "Bus 2"], [[545, 600], [565, -1]]);""");
        Assert.Equal("09:25", scene.Find("departure", "Mill, Bus 1")!.Text);
        Assert.Equal("–", scene.Find("departure", "Mill, Bus 2")!.Text);
    }

    [Theory]
    [InlineData("Clock(\"\", 25, 0, 200, 200);", "no time 25:00")]
    [InlineData("Clock(\"\", 5, 0, 200, 200, numerals: \"greek\");", "no numerals")]
    [InlineData("MonthCalendar(\"May\", 32, 0, 10, 10, 300, 300);", "32 days")]
    [InlineData("Timetable([\"A\", \"B\"], [\"X\"], [[1], [1440]]);", "out of range")]
    public void Impossible_times_are_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
