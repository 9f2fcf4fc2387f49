using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Tests.Datasets;
using FsCheck;
using FsCheck.Fluent;

namespace Flywheel.Synthesis.Tests.Perception;

public sealed class PerceptionAuthorTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    [Fact]
    public void Answers_hold_for_the_inventory_of_every_family()
    {
        var axes = new HashSet<PerceptionAxis>();
        foreach (var problem in fixture.Problems.Problems)
        {
            var scene = fixture.Synthesis.Engine.Draw(problem.FigureCode).Scene!;
            for (var seed = 0UL; seed < 12; seed++)
            {
                if (PerceptionAuthor.Write(scene, seed) is not { } item)
                {
                    continue;
                }

                axes.Add(item.Axis);
                var places = PointDictionary.Parse(item.Answer);
                Assert.True(places is not null || item.Answer == $"{item.Marks.Length}", $"{problem.Id}: {item.Question} {item.Answer}");
                foreach (var (name, at) in (places ?? []).Where(p => p.Key is not ("top left" or "bottom right")))
                {
                    Assert.Contains(scene.Elements, e => (e.Name == name || e.Text == name) && e.Position.DistanceTo(at) < 0.1);
                }

                Assert.All(item.Marks, m => Assert.True(scene.Canvas.Contains(m), $"{problem.Id}: {item.Question} marks {m}"));
                Assert.True(fixture.Synthesis.Engine.DrawStep(scene, item.MarkCode).Succeeded);
                Assert.DoesNotContain("{", item.Question);
            }
        }

        Assert.Equal(3, axes.Count);
    }

    [Fact]
    public void Every_picture_has_something_to_ask_for_and_most_have_more_than_their_extent()
    {
        var items = fixture.Problems.Problems.Select(p => PerceptionAuthor.Write(fixture.Synthesis.Engine.Draw(p.FigureCode).Scene!, 1)).ToList();
        Assert.All(items, Assert.NotNull);
        Assert.True(items.Count(i => !i!.Question.Contains("rectangle", StringComparison.Ordinal)) >= items.Count * 0.8);
    }

    [Fact]
    public void The_extent_of_a_picture_is_the_box_around_everything_drawn()
    {
        var item = PerceptionAuthor.Write(Draw("Canvas(300, 300);\nPolygon(Pt(40, 250), Pt(240, 250), Pt(140, 60));"), 3)!;
        Assert.Equal("{'top left': (39, 59), 'bottom right': (241, 251)}", item.Answer);
    }

    [Fact]
    public void The_same_picture_and_seed_give_the_same_item_and_other_seeds_other_ones()
    {
        var scene = Draw("Canvas(300, 300);\nvar a = Point(\"A\", 40, 250);\nvar b = Point(\"B\", 250, 240);\nvar c = Point(\"C\", 120, 50);\nPolygon(a, b, c);");
        Assert.Equal(PerceptionAuthor.Write(scene, 5)!.Question, PerceptionAuthor.Write(scene, 5)!.Question);
        Assert.True(Enumerable.Range(0, 200).Select(s => PerceptionAuthor.Write(scene, (ulong)s)!.Question).Distinct(StringComparer.Ordinal).Count() > 25);
    }

    [Fact]
    public void Points_on_a_segment_are_found_by_their_positions()
    {
        var scene = Draw("Canvas(300, 300);\nvar a = Point(\"A\", 40, 250);\nvar b = Point(\"B\", 240, 250);\nvar m = Point(\"M\", 140, 250);\nvar c = Point(\"C\", 120, 50);\nSegment(a, b);");
        var item = Items(scene).First(i => i.Question.Contains("segment AB", StringComparison.Ordinal));
        Assert.Equal("{'A': (40, 250), 'B': (240, 250), 'M': (140, 250)}", item.Answer);
    }

    [Fact]
    public void A_point_that_only_nearly_lies_on_a_segment_makes_the_question_unfit()
    {
        var scene = Draw("Canvas(300, 300);\nvar a = Point(\"A\", 40, 250);\nvar b = Point(\"B\", 240, 250);\nvar m = Point(\"M\", 140, 254);\nSegment(a, b);");
        Assert.DoesNotContain(Items(scene), i => i.Question.Contains("segment AB", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_two_elements_share_are_not_asked_for()
    {
        var scene = Draw("Canvas(300, 300);\nPoint(\"A\", 40, 250);\nPoint(\"A\", 240, 250);\nPoint(\"B\", 140, 100);");
        Assert.All(Items(scene).Where(i => i.Answer.StartsWith('{')), i => Assert.Equal("{'B': (140, 100)}", i.Answer));
    }

    [Fact]
    public void An_empty_picture_gives_no_item() => Assert.Null(PerceptionAuthor.Write(Draw("Canvas(100, 100);"), 1));

    [Theory]
    [InlineData("{'O': (93.5, 91), 'A': (33.5, 160)}", 2)]
    [InlineData(" { \"O'\" : ( -1 , 2e1 ) } ", 1)]
    [InlineData("{}", 0)]
    public void Dictionaries_are_read(string text, int count) => Assert.Equal(count, PointDictionary.Parse(text)!.Count);

    [Theory]
    [InlineData("")]
    [InlineData("{'A': (1, 2)")]
    [InlineData("{'A': (1, 2), 'A': (1, 2)}")]
    [InlineData("{'A': (1, NaN)}")]
    [InlineData("{A: (1, 2)}")]
    [InlineData("{'A': (1, 2)} x")]
    [InlineData("{'A': (1, 2) 'B': (1, 2)}")]
    public void What_is_no_dictionary_is_refused(string text) => Assert.Null(PointDictionary.Parse(text));

    [Fact]
    public void Any_name_survives_writing_and_reading() => Prop.ForAll<NonNull<string>>(name =>
        PointDictionary.Parse(PointDictionary.Write([KeyValuePair.Create(name.Get, new Point(1.5, -2))])) is [var only] && only.Key == name.Get && only.Value == new Point(1.5, -2))
        .QuickCheckThrowOnFailure();

    private static IEnumerable<PerceptionItem> Items(Flywheel.Synthesis.Figures.Scenes.Scene scene) =>
        Enumerable.Range(0, 300).Select(s => PerceptionAuthor.Write(scene, (ulong)s)).OfType<PerceptionItem>();

    private Flywheel.Synthesis.Figures.Scenes.Scene Draw(string code)
    {
        var result = fixture.Synthesis.Engine.Draw(code);
        Assert.True(result.Succeeded, result.Errors.FirstOrDefault()?.ToString());
        return result.Scene!;
    }
}
