using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Deciding;
using Flywheel.Worker.Exports;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests.Audit;

[Collection(DashboardCollection.Name)]
public sealed class OverrideTests(DashboardFixture fixture) : IAsyncLifetime
{
    private OwnRun _run = null!;

    public async Task InitializeAsync() => _run = await OwnRun.CreateAsync(fixture);

    public async Task DisposeAsync() => await _run.DisposeAsync();

    public static TheoryData<Answer> Answers =>
    [
        new NumberAnswer(3.14159, "square units", 0.005, 2),
        new NumberAnswer(-1e-7),
        new TextAnswer("Thursday"),
        new PointAnswer(12.5, 300, 6),
        new SetAnswer(["A", "C", "D"]),
        new ChoiceAnswer("B", new NumberAnswer(40, "°")),
        new ChoiceAnswer("A", new SetAnswer(["P", "Q"])),
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_type_of_answer_survives_the_form_and_the_database(Answer answer)
    {
        var problem = SampleProblem.Create() with { Answer = answer, Choices = answer is ChoiceAnswer ? [new Choice("A", "one"), new Choice("B", "two")] : [] };
        List<FormFault> faults = [];
        var edited = ProblemForm.Of(problem, seen: 0).Read(problem, faults);
        Assert.Empty(faults);
        Assert.Equal(ProblemJson.Write(problem), ProblemJson.Write(edited!));
        // The database orders names by length.
        Assert.Equal(answer.Text, ProblemJson.Read(ProblemJson.Write(problem).Replace("\"type\":\"point\",\"x\":12.5,\"y\":300", "\"x\":12.5,\"y\":300,\"type\":\"point\"", StringComparison.Ordinal)).Answer.Text);
    }

    [Fact]
    public async Task An_override_changes_the_next_export()
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        form.Question += " Think twice.";
        form.Comment = "It was too easy.";
        var (status, html, location) = await SaveAsync(id, form);
        Assert.True(status == HttpStatusCode.Redirect, html);
        Assert.StartsWith("/audit/", location, StringComparison.Ordinal);
        var review = Assert.Single(await _run.ReviewsAsync(id));
        Assert.Equal((ReviewVerdict.Overridden, "It was too easy."), (review.Verdict, review.Comment));
        var stored = ProblemJson.Read(review.After!);
        var original = ProblemJson.Read((await _run.RowAsync(id)).Document);
        Assert.Equal(ProblemJson.Write(original with { Question = form.Question! }), ProblemJson.Write(stored));
        Assert.Contains("Think twice.", await ExportAsync(), StringComparison.Ordinal);
        Assert.Contains("The next export holds it as", await fixture.Client.GetStringAsync($"/audit/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_program_is_shown_with_its_line_and_is_never_saved()
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        form.FigureCode = "Canvas(448, 448);\nTxt(\"a\", 10, 20);";
        (form.SaveAnyway, form.Comment) = (true, "I insist.");
        var (status, html, _) = await SaveAsync(id, form);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Figure code, line 2, column 1", html, StringComparison.Ordinal);
        Assert.Contains("It cannot be drawn, so it cannot be saved.", html, StringComparison.Ordinal);
        Assert.Contains("I insist.</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("Txt(&quot;a&quot;, 10, 20);</textarea>", html, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Fact]
    public async Task A_failing_check_has_to_be_overruled_with_a_reason_and_that_is_recorded()
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        form.Conclusion = "So I do not know.";
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync(id, form)).Status);
        form.SaveAnyway = true;
        Assert.Contains("say why", (await SaveAsync(id, form)).Html, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));
        form.Comment = "A solver may be unsure.";
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(id, form)).Status);
        var comment = Assert.Single(await _run.ReviewsAsync(id)).Comment;
        Assert.StartsWith("A solver may be unsure.", comment, StringComparison.Ordinal);
        Assert.Contains("Saved although these checks fail: conclusion-states-answer", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_no_override()
    {
        var id = await _run.CopyPlainAsync();
        Assert.Contains("Nothing is changed.", (await SaveAsync(id, await FormOfAsync(id))).Html, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Theory]
    [InlineData("question")]
    [InlineData("code")]
    [InlineData("steps")]
    [InlineData("choices")]
    [InlineData("number")]
    [InlineData("control")]
    public async Task What_is_too_large_or_malformed_is_refused_with_a_reason(string what)
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        var expected = what switch
        {
            "question" => Set(() => form.Question = new string('x', 9_000), "The question is too long"),
            "code" => Set(() => form.FigureCode = new string('x', 41_000), "The figure code is too long"),
            "steps" => Set(() => form.Steps = [.. Enumerable.Repeat(new StepForm { Thought = "t", Code = "c" }, 13)], "1 to 12 steps"),
            "choices" => Set(() => form.Choices = string.Join('\n', Enumerable.Range(0, 9)), "2 to 8"),
            "number" => Set(() => (form.Choices, form.Answer) = ("", new AnswerForm { Type = "number", Number = "NaN", Tolerance = "-1", Decimals = "9" }), "must be a number"),
            _ => Set(() => form.Conclusion = "a\u0001b", "control character"),
        };
        form.SaveAnyway = true;
        form.Comment = "Anyway.";
        var (status, html, _) = await SaveAsync(id, form);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));

        static string Set(Action change, string expected)
        {
            change();
            return expected;
        }
    }

    [Fact]
    public async Task A_form_larger_than_the_server_takes_is_refused()
    {
        var id = await _run.CopyPlainAsync();
        var (status, _, _) = await (fixture.Forms with { AsksFirst = true }).SendAsync($"/audit/{id}/edit", $"/audit/{id}/edit?handler=Save", ("Question", new string('x', 5 << 20)));
        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, status.ToString());
    }

    [Fact]
    public async Task A_program_without_end_is_stopped_by_its_budget()
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        form.FigureCode = "Canvas(448, 448);\nwhile (true) { Point(\"A\", 1, 1); }";
        var html = await PreviewAsync(id, form);
        Assert.Contains("Figure code, line 2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_pictures_answer_and_checks_and_writes_nothing()
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        var html = await PreviewAsync(id, form);
        Assert.Contains("checks pass.", html, StringComparison.Ordinal);
        Assert.Contains("the same", html, StringComparison.Ordinal);
        var picture = html[html.IndexOf("/pictures/drawn/", StringComparison.Ordinal)..][..80];
        Assert.Equal(0x89, (await fixture.Client.GetByteArrayAsync(picture))[0]);
        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Fact]
    public async Task Steps_are_added_and_removed_without_scripts()
    {
        var id = await _run.CopyPlainAsync();
        var form = await FormOfAsync(id);
        form.Question = "Kept as typed?";
        var added = (await fixture.Forms.SendAsync($"/audit/{id}/edit", $"/audit/{id}/edit?handler=AddStep", Fields(form))).Html;
        Assert.Contains($"name=\"Steps[{form.Steps.Count}].Code\"", added, StringComparison.Ordinal);
        Assert.Contains("Kept as typed?</textarea>", added, StringComparison.Ordinal);
        form.Steps.Insert(0, new StepForm { Thought = "The first thought.", Code = "" });
        var removed = (await fixture.Forms.SendAsync($"/audit/{id}/edit", $"/audit/{id}/edit?handler=RemoveStep&step=1", Fields(form))).Html;
        Assert.DoesNotContain("The first thought.", removed, StringComparison.Ordinal);
        Assert.DoesNotContain($"name=\"Steps[{form.Steps.Count - 1}].Code\"", removed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_keeps_the_text_and_sees_what_the_first_did()
    {
        var id = await _run.CopyPlainAsync();
        var (first, second) = (await FormOfAsync(id), await FormOfAsync(id));
        (first.Question, first.Comment) = ($"{first.Question} First.", "Clearer.");
        (second.Question, second.Comment) = ($"{second.Question} Second.", "Shorter.");
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(id, first)).Status);
        var (status, html, _) = await SaveAsync(id, second);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("decided while you were editing", html, StringComparison.Ordinal);
        Assert.Contains("<ins> First.</ins>", html, StringComparison.Ordinal);
        Assert.Contains("Second.</textarea>", html, StringComparison.Ordinal);
        Assert.Single(await _run.ReviewsAsync(id));
        second.Seen = 1;
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(id, second)).Status);
        Assert.Equal(2, (await _run.ReviewsAsync(id)).Count);
    }

    [Fact]
    public async Task While_somebody_types_the_preview_follows()
    {
        var id = await _run.CopyPlainAsync();
        await using var watched = await fixture.OpenAsync($"/audit/{id}/edit");
        var (page, summary) = (watched.Page, watched.Page.Locator("#preview-place [data-summary]"));
        await summary.Filter(new LocatorFilterOptions { HasText = "checks pass." }).WaitForAsync();
        var code = await page.Locator("#figure-code").InputValueAsync();
        await page.Locator("#figure-code").FillAsync($"{code}\nTxt(1);");
        await summary.Filter(new LocatorFilterOptions { HasText = "cannot be drawn" }).WaitForAsync();
        await page.Locator("#preview-place a[data-line]").First.ClickAsync();
        Assert.Equal("figure-code", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Locator("#figure-code").FillAsync(code);
        await page.Locator("#question").FillAsync($"{await page.Locator("#question").InputValueAsync()} Explain.");
        await summary.Filter(new LocatorFilterOptions { HasText = "checks pass." }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save the override" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = $"{id}: overridden." }).WaitForAsync();
        Assert.EndsWith("Explain.", ProblemJson.Read(Assert.Single(await _run.ReviewsAsync(id)).After!).Question, StringComparison.Ordinal);
    }

    private async Task<ProblemForm> FormOfAsync(string id) => ProblemForm.Of(ProblemJson.Read((await _run.RowAsync(id)).Document), seen: 0);

    private Task<FormAnswer> SaveAsync(string id, ProblemForm form) => fixture.Forms.SendAsync($"/audit/{id}/edit", $"/audit/{id}/edit?handler=Save", Fields(form));

    private async Task<string> PreviewAsync(string id, ProblemForm form) =>
        (await (fixture.Forms with { IsScript = true }).SendAsync($"/audit/{id}/edit", $"/audit/{id}/edit?handler=Preview", Fields(form))).Html;

    private static IEnumerable<(string Name, string? Value)> Fields(ProblemForm form) =>
    [
        ("Seen", $"{form.Seen}"), ("Question", form.Question), ("Choices", form.Choices), ("FigureCode", form.FigureCode), ("Conclusion", form.Conclusion),
        ("AnswerCode", form.AnswerCode), ("Comment", form.Comment), ("SaveAnyway", form.SaveAnyway ? "true" : null),
        ("Answer.Type", form.Answer.Type), ("Answer.Letter", form.Answer.Letter), ("Answer.Number", form.Answer.Number), ("Answer.Unit", form.Answer.Unit),
        ("Answer.Tolerance", form.Answer.Tolerance), ("Answer.Decimals", form.Answer.Decimals), ("Answer.Written", form.Answer.Written),
        ("Answer.X", form.Answer.X), ("Answer.Y", form.Answer.Y), ("Answer.Distance", form.Answer.Distance), ("Answer.Items", form.Answer.Items),
        .. form.Steps.SelectMany((step, i) => new (string, string?)[] { ($"Steps[{i}].Thought", step.Thought), ($"Steps[{i}].Code", step.Code) }),
    ];

    private async Task<string> ExportAsync()
    {
        var folder = Path.Combine(fixture.Folder, "exports", _run.Id);
        using var visit = fixture.Workshop.Enter();
        var exporter = new RunExporter(fixture.Session.Source, visit.Get<FigureEngine>(), visit.Get<FigureRenderer>(), TimeProvider.System);
        await exporter.ExportAsync(_run.Id, new ExportOptions { Folder = folder, Datasets = [DatasetSchema.VInteraction], Format = ExportFormat.MsSwift, Threads = 1 }, null, default);
        return string.Concat(Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Select(File.ReadAllText));
    }
}
