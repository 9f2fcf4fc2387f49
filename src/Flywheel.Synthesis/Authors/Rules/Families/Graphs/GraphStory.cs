namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>What a weighted graph stands for.</summary>
/// <param name="Setting">A sentence that says what vertices, edges and numbers are.</param>
/// <param name="Vertex">What a vertex is.</param>
/// <param name="Edge">What an edge is.</param>
/// <param name="Unit">Unit of the numbers.</param>
internal sealed record GraphStory(string Setting, string Vertex, string Edge, string Unit)
{
    /// <summary>A story that fits a domain.</summary>
    public static GraphStory Pick(Drafting drafting) => drafting.Random.Pick(drafting.Domain switch
    {
        "Computer Science" => Computing,
        "Engineering and Technology" => Engineering,
        "Earth and Geography" or "Everyday Measurement" => Travel,
        _ => [.. Plain, .. Travel],
    });

    private static GraphStory[] Plain =>
    [
        new("The number on each edge is its length in metres.", "vertex", "edge", "m"),
        new("The weight of each edge gives a distance in kilometres.", "vertex", "edge", "km"),
    ];

    private static GraphStory[] Travel =>
    [
        new("The vertices are villages, the edges roads with their lengths in kilometres.", "village", "road", "km"),
        new("The network shows bus stops; each number is the time in minutes between two stops.", "stop", "link", "min"),
        new("The map shows mountain huts and the walking time in minutes on each path.", "hut", "path", "min"),
    ];

    private static GraphStory[] Computing =>
    [
        new("The vertices are routers; each number is the delay in milliseconds of a link.", "router", "link", "ms"),
        new("The vertices are computers, the edges cables with their lengths in metres.", "computer", "cable", "m"),
    ];

    private static GraphStory[] Engineering =>
    [
        new("The vertices are pumping stations, the edges pipes with their lengths in kilometres.", "station", "pipe", "km"),
        new("The vertices are substations, the edges power lines with their lengths in kilometres.", "substation", "line", "km"),
        new("A parcel service links its depots; each number is the driving time in minutes.", "depot", "road", "min"),
    ];
}
