using System.Net.Sockets;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Tests.Jobs;

public sealed class DatabaseTroubleTests
{
    [Theory]
    [InlineData("57P01")]
    [InlineData("57P02")]
    [InlineData("57P03")]
    [InlineData("08006")]
    [InlineData("25P03")]
    [InlineData("40P01")]
    [InlineData("53300")]
    public void Server_that_goes_away_or_is_busy_is_passing_trouble(string state) => Assert.True(DatabaseTrouble.IsPassing(Refusal(state)));

    [Theory]
    [InlineData("23505")]
    [InlineData("42601")]
    [InlineData("22021")]
    public void Refused_statement_is_an_error_of_the_work(string state) => Assert.False(DatabaseTrouble.IsPassing(Refusal(state)));

    [Fact]
    public void Broken_connection_is_passing_trouble_however_it_is_wrapped()
    {
        var broken = new NpgsqlException("Exception while reading from stream", new IOException("reset", new SocketException(104)));
        Assert.True(DatabaseTrouble.IsPassing(broken));
        Assert.True(DatabaseTrouble.IsPassing(new DbUpdateException("saving", broken)));
        Assert.True(DatabaseTrouble.IsPassing(new InvalidOperationException("reading", new DbUpdateException("saving", broken))));
    }

    [Fact]
    public void Other_exceptions_are_errors_of_the_work()
    {
        Assert.False(DatabaseTrouble.IsPassing(new InvalidOperationException("wrong")));
        Assert.False(DatabaseTrouble.IsPassing(new DbUpdateException("saving", Refusal("23505"))));
    }

    private static PostgresException Refusal(string state) => new("message", "ERROR", "ERROR", state);
}
