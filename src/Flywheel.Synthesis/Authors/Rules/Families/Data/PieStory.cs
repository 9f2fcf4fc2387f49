using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A whole and its parts.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the chart; {0} stands for the whole with its unit.</param>
/// <param name="Part">What a part is of the whole: "pupils who chose {0}".</param>
/// <param name="Unit">Unit of the whole.</param>
/// <param name="Labels">Parts to choose from.</param>
internal sealed record PieStory(string Domain, string Topic, string Title, string Part, string Unit, string[] Labels)
{
    private const string Statistics = "Statistics and Data Visualisation";

    /// <summary>The stories.</summary>
    public static ImmutableArray<PieStory> All { get; } =
    [
        new(Statistics, "Pie charts", "Favourite subjects of {0}", "number of pupils for {0}", "pupils", ["art", "music", "maths", "sport", "history", "biology"]),
        new(Statistics, "Area and part-whole displays", "Ways to school of {0}", "number of pupils for {0}", "pupils", ["bus", "bike", "walk", "car", "train"]),
        new("Economics and Finance", "Budgeting and saving", "Monthly budget of {0}", "amount for {0}", "dollars", ["rent", "food", "travel", "clothes", "saving", "leisure"]),
        new("Economics and Finance", "National income", "Output of a region, {0}", "amount for {0}", "million $", ["farms", "industry", "trade", "transport", "services"]),
        new("Health and Medicine", "Nutrients and diet", "What is in {0} of muesli", "mass of {0}", "g", ["starch", "sugar", "fat", "protein", "fibre"]),
        new("Biology", "Nutrition and energy balance", "Food of a fox, {0} in a year", "mass of {0}", "kg", ["mice", "rabbits", "birds", "insects", "fruit"]),
        new("Biology", "Cell cycle and mitosis", "Phases seen in {0}", "number of cells for {0}", "cells", ["interphase", "prophase", "metaphase", "anaphase", "telophase"]),
        new("Earth and Geography", "Energy resources", "Electricity of a country, {0}", "amount for {0}", "TWh", ["coal", "gas", "wind", "solar", "nuclear", "hydro"]),
        new("Astronomy", "Small bodies of the Solar System", "Types of {0}", "number of asteroids for {0}", "asteroids", ["C-type", "S-type", "M-type", "V-type", "other"]),
        new("Everyday Measurement", "Weather charts", "Weather on {0}", "number of days for {0}", "days", ["sunny", "cloudy", "rainy", "foggy", "snowy"]),
        new("Everyday Measurement", "Sharing and fractions", "Fruit salad of {0}", "mass of {0}", "g", ["apple", "banana", "grapes", "melon", "orange"]),
        new("Chemistry", "Moles and composition", "Elements in {0} of a compound", "mass of {0}", "g", ["carbon", "oxygen", "hydrogen", "nitrogen", "sulfur"]),
        new("Chemistry", "Pure substances and mixtures", "Composition of {0} of an alloy", "mass of {0}", "g", ["copper", "zinc", "tin", "nickel", "iron"]),
    ];

    /// <summary>An amount with its unit.</summary>
    public string Say(double amount) => new Problems.NumberAnswer(amount, Unit).Text;

    /// <summary>A story of the domain that the problem is written for, or any if it has none.</summary>
    public static PieStory Pick(Drafting drafting)
    {
        PieStory[] own = [.. All.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<PieStory>(own.Length > 0 ? own : [.. All]);
    }

    /// <summary>Where the stories are told.</summary>
    public static ImmutableArray<Home> Homes => Data.Homes.Of(All.Select(s => (s.Domain, s.Topic)), Statistics, "Pie charts");
}
