using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Commands;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Tests.Commands;

public sealed class RegenerateCommandTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Orchard = """
        Orchards
        	Rows of trees
        		Tree counts | figures=bar-chart, tiling-pattern
        			Trees in a row
        				A row of n gaps has one tree more
        				Rows of equal length make a rectangle of trees
        		Harvests | figures=line-chart, bar-chart | requires=Tree counts
        			Harvest over years
        				A late frost halves the harvest of a year
        				A young tree bears more each year

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("regenerate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_domain_is_made_from_its_file_and_later_only_what_changed_in_it()
    {
        var (tried, announced, _) = await RunAsync(Write(Orchard), "--dry-run");
        Assert.Equal(0, tried);
        Assert.Contains("added    topic      orchards/tree-counts", announced);
        Assert.Contains("Nothing was imported.", announced);
        Assert.Equal(1, (await RunAsync("orchards")).Code);

        var (made, output, errors) = await RunAsync(Write(Orchard), "--target", "8", "--levels", "0", "--run", "first");
        Assert.True(made == 0, errors);
        Assert.Contains("Orchards: 10 nodes added", output);
        Assert.Contains("To be made again: all of it, 4 principles.", output);

        // Nothing was imported since: the same command finds its run, which is done.
        var (again, resumed, _) = await RunAsync("Orchards", "--target", "8", "--levels", "0", "--run", "first");
        Assert.Equal(0, again);
        Assert.Contains("first", resumed);
        Assert.Equal(["first"], await RunsAsync());

        var changed = Write(Orchard.Replace("A late frost halves the harvest of a year", "A late frost takes a third of the harvest of a year", StringComparison.Ordinal));
        var (remade, part, problems) = await RunAsync(changed, "--target", "4", "--levels", "0", "--run", "third");
        Assert.True(remade == 0, problems);
        Assert.Contains("1 node added, 0 changed, 0 moved, 1 removed. To be made again: 1 part of it", part);
        Assert.Equal(["first", "third"], await RunsAsync());
    }

    [Fact]
    public async Task An_outline_with_errors_is_refused_line_by_line()
    {
        var (code, _, errors) = await RunAsync(Write(Orchard.Replace("requires=Tree counts", "requires=Beehives", StringComparison.Ordinal)));
        Assert.Equal(1, code);
        Assert.Matches(@"outline\.txt.*7.*Beehives", errors);
    }

    [Theory]
    [InlineData("no-such-domain")]
    [InlineData("no/such/file.txt")]
    public async Task What_is_neither_a_file_nor_a_domain_is_refused_by_name(string name)
    {
        var (code, _, errors) = await RunAsync(name);
        Assert.Equal(1, code);
        Assert.Contains(name, errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target", "0")]
    [InlineData("--levels", "4..1")]
    [InlineData("--run", "../up")]
    public async Task An_option_out_of_range_is_refused_before_anything_is_imported(string option, string value)
    {
        var (code, _, errors) = await RunAsync(Write(Orchard), option, value);
        Assert.Equal(2, code);
        Assert.Contains(option, errors);
    }

    private async Task<IReadOnlyList<string>> RunsAsync()
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        return await context.Runs.OrderBy(r => r.CreatedAt).Select(r => r.Id).ToListAsync();
    }

    private string Write(string outline)
    {
        var file = Path.Combine(_folder, "outline.txt");
        File.WriteAllText(file, outline);
        return file;
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { RegenerateCommand.Create() };
        var code = await CommandErrors.InvokeAsync(
            root.Parse(["regenerate", .. arguments, "--no-export", "--workers", "2", "--connection", postgres.ConnectionString, "--data", _folder]),
            new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
