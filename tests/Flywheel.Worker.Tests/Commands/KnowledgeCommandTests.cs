using System.CommandLine;
using System.Text.Json;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Commands;

namespace Flywheel.Worker.Tests.Commands;

public sealed class KnowledgeCommandTests : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Garden = """
        Gardening
        	Plants
        		Sowing | figures=table-grid, timeline
        			Seed depth
        				A seed is sown twice as deep as it is wide
        		Watering | figures=measuring-instrument | requires=Sowing
        			Rain gauges
        				One millimetre of rain is a litre on each square metre

        """;

    private readonly PostgresFixture _postgres;
    private readonly string _file = Path.GetTempFileName();

    public KnowledgeCommandTests(PostgresFixture postgres) => _postgres = postgres;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Stats_count_every_domain_and_the_whole()
    {
        var (code, output, _) = await RunAsync("stats");
        Assert.Equal(0, code);
        Assert.Matches(@"Plane Geometry\s+991", output);
        Assert.Matches(@"[\d,]+ nodes in 2[56] domains", output);
    }

    [Fact]
    public async Task Stats_as_json_hold_what_ships()
    {
        var (_, output, _) = await RunAsync("stats", "--json");
        var domains = JsonDocument.Parse(output).RootElement.GetProperty("domains").EnumerateArray().ToArray();
        Assert.Equal(24_767, domains.Where(domain => domain.GetProperty("id").GetString() != "gardening").Sum(domain => domain.GetProperty("nodes").GetInt32()));
    }

    [Theory]
    [InlineData("plane-geometry/perimeter")]
    [InlineData("PERIMETER")]
    public async Task Show_tells_where_a_node_stands_and_what_touches_it(string name)
    {
        var (code, output, _) = await RunAsync("show", name);
        Assert.Equal(0, code);
        Assert.Contains("Plane Geometry / Perimeter and Area / Perimeter", output);
        Assert.Contains("Everyday Measurement / Length and distance / Perimeter around us", output);
    }

    [Fact]
    public async Task Show_of_a_name_that_several_nodes_have_lists_their_ids()
    {
        var (code, _, errors) = await RunAsync("show", "Universal", "gates");
        Assert.Equal(1, code);
        Assert.Contains("computer-science/universal-gates", errors);
        Assert.Contains("logic-and-patterns/universal-gates", errors);
    }

    [Fact]
    public async Task Show_of_an_unknown_node_offers_the_nearest()
    {
        var (code, _, errors) = await RunAsync("show", "perimeters");
        Assert.Equal(1, code);
        Assert.Contains("no node has the id or name 'perimeters'", errors);
        Assert.Contains("plane-geometry/perimeter ", errors);
    }

    [Fact]
    public async Task Search_lists_the_best_first()
    {
        var (code, output, _) = await RunAsync("search", "venn", "regions", "--limit", "3", "--json");
        var hits = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, 3), (code, hits.GetArrayLength()));
        Assert.Contains("region", hits[0].GetProperty("path").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Search_for_unknown_words_fails() => Assert.Equal(1, (await RunAsync("search", "xyzzy")).Code);

    [Fact]
    public async Task Limit_out_of_range_is_a_usage_error()
    {
        var (code, _, errors) = await RunAsync("search", "venn", "--limit", "0");
        Assert.Equal(CommandErrors.Usage, code);
        Assert.Contains("--limit must be 1 to 1000", errors);
    }

    [Fact]
    public async Task Import_adds_a_domain_once()
    {
        await File.WriteAllTextAsync(_file, Garden);
        var (code, output, _) = await RunAsync("import", _file);
        Assert.Equal(0, code);
        Assert.Contains("Gardening (gardening): 8 nodes in 2 topics.", output);
        Assert.Contains("Nothing changed", (await RunAsync("import", _file)).Output);
        Assert.Contains("Gardening / Plants / Sowing", (await RunAsync("show", "gardening/sowing")).Output);
    }

    [Fact]
    public async Task Import_of_a_bad_file_tells_every_error_and_changes_nothing()
    {
        await File.WriteAllTextAsync(_file, Garden.Replace("Gardening", "Kitchen").Replace("timeline", "timelime").Replace("Rain gauges", "Rain gauges."));
        var (code, _, errors) = await RunAsync("import", _file);
        Assert.Equal(1, code);
        Assert.Contains($"{Path.GetFileName(_file)}:3: the figure kind 'timelime' is unknown", errors);
        Assert.Contains($"{Path.GetFileName(_file)}:7: the name ends with a full stop", errors);
        Assert.Equal(1, (await RunAsync("show", "kitchen")).Code);
    }

    [Theory]
    [InlineData("/no/such/file")]
    [InlineData("/")]
    public async Task Import_of_a_file_that_cannot_be_read_fails_with_its_name(string path)
    {
        var (code, _, errors) = await RunAsync("import", path);
        Assert.Equal(1, code);
        Assert.Contains($"'{path}'", errors);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var parsed = new RootCommand { KnowledgeCommand.Create() }.Parse(["knowledge", .. arguments, "--connection", _postgres.ConnectionString]);
        var code = await CommandErrors.InvokeAsync(parsed, new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
