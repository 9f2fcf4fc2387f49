namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>A flowchart of three yes-or-no questions in a row and the cases that it sorts.</summary>
/// <param name="Title">What the chart is for, as a heading.</param>
/// <param name="Start">Text of its start.</param>
/// <param name="Questions">Three questions; a number stands where # is.</param>
/// <param name="Quantities">For each question, what a case says about it, with # for its number.</param>
/// <param name="Limits">For each question, the range of its limit; yes means more than the limit.</param>
/// <param name="Outcomes">The outcomes of yes to the first, second, third question, and of no to all.</param>
/// <param name="Case">What a case is called: "A visitor".</param>
/// <param name="Ask">What is asked about its outcome.</param>
internal sealed record DecisionStory(string Title, string Start, string[] Questions, string[] Quantities, (int Low, int High)[] Limits, string[] Outcomes, string Case, string Ask)
{
    /// <summary>A story that fits a domain.</summary>
    public static DecisionStory Pick(Drafting drafting) => drafting.Random.Pick(drafting.Domain switch
    {
        "Health and Medicine" => Health,
        "Biology" => Biology,
        "Engineering and Technology" => Engineering,
        _ => [.. Everyday, .. Engineering],
    });

    private static DecisionStory[] Health =>
    [
        new("Sorting patients", "Patient arrives", ["Pulse over|# per min?", "Temperature|over # °C?", "Pain score|over #?"],
            ["a pulse of # per minute", "a temperature of # °C", "a pain score of #"], [(110, 130), (38, 39), (5, 7)], ["Red", "Orange", "Yellow", "Green"], "A patient", "Which colour does the patient get?"),
        new("First-aid desk", "Call comes in", ["Age over|# years?", "Fever over|# °C?", "Ill for over|# days?"],
            ["an age of # years", "a fever of # °C", "an illness of # days"], [(65, 80), (38, 39), (3, 7)], ["Doctor", "Nurse", "Clinic", "Rest"], "A caller", "Where does the chart send the caller?"),
        new("Blood donation", "Donor comes", ["Age over|# years?", "Pulse over|# per min?", "Donations|over #?"],
            ["an age of # years", "a pulse of # per minute", "# donations so far"], [(65, 70), (95, 105), (4, 9)], ["Decline", "Wait", "Honour", "Donate"], "A donor", "What does the chart end with for this donor?"),
    ];

    private static DecisionStory[] Biology =>
    [
        new("Key to leaves", "Leaf", ["Length over|# cm?", "Teeth over|# per side?", "Veins over|#?"],
            ["a length of # cm", "# teeth per side", "# veins"], [(12, 20), (10, 24), (5, 9)], ["Kind P", "Kind Q", "Kind R", "Kind S"], "A leaf", "Which kind is it according to the key?"),
        new("Key to insects", "Insect", ["Wingspan over|# mm?", "Body over|# mm?", "Spots over|#?"],
            ["a wingspan of # mm", "a body of # mm", "# spots"], [(40, 70), (12, 25), (2, 7)], ["Group K", "Group L", "Group M", "Group N"], "An insect", "Which group does the key give?"),
        new("Feeding behaviour", "Bird sees prey", ["Distance over|# m?", "Prey over|# g?", "Rivals over|#?"],
            ["prey at a distance of # m", "prey of # g", "# rivals nearby"], [(20, 40), (60, 150), (1, 4)], ["Ignore", "Wait", "Share", "Hunt"], "A bird", "What does the bird do according to the chart?"),
    ];

    private static DecisionStory[] Engineering =>
    [
        new("Quality check", "Part arrives", ["Length over|# mm?", "Mass over|# g?", "Flaws over|#?"],
            ["a length of # mm", "a mass of # g", "# flaws"], [(80, 120), (200, 400), (1, 4)], ["Cut", "Grind", "Repair", "Ship"], "A part", "Where does the chart send it?"),
        new("Boiler control", "Read sensors", ["Pressure over|# bar?", "Water over|# °C?", "Level over|# cm?"],
            ["a pressure of # bar", "water of # °C", "a level of # cm"], [(3, 9), (70, 90), (40, 90)], ["Shut down", "Cool", "Drain", "Heat"], "The boiler", "What does the control do?"),
    ];

    private static DecisionStory[] Everyday =>
    [
        new("Parcel service", "Parcel arrives", ["Mass over|# kg?", "Length over|# cm?", "Value over|# €?"],
            ["a mass of # kg", "a length of # cm", "a value of # €"], [(10, 25), (60, 120), (50, 300)], ["Freight", "Bulky", "Insured", "Standard"], "A parcel", "How is it sent?"),
        new("Weekend plan", "Saturday", ["Rain over|# mm?", "Wind over|# km/h?", "Sun over|# h?"],
            ["rain of # mm", "wind of # km/h", "# h of sunshine"], [(2, 8), (30, 60), (3, 8)], ["Museum", "Cinema", "Beach", "Park"], "The forecast", "Where does the chart lead?"),
    ];
}
