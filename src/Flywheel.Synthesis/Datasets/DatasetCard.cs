using System.Text;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Writes the dataset card that Hugging Face shows: a front matter for programs and a text for people.</summary>
internal static class DatasetCard
{
    public static string Write(DatasetLock dataset)
    {
        var card = new StringBuilder();
        FrontMatter(card, dataset);
        Introduction(card, dataset);
        Columns(card, dataset.Schema);
        Counts(card, dataset);
        Making(card, dataset);
        Limits(card);
        return card.ToString();
    }

    private static void FrontMatter(StringBuilder card, DatasetLock dataset)
    {
        var rows = dataset.Rows.Values.Sum();
        Lines(card, "---", "license: mit", "language:", "- en", "task_categories:", "- visual-question-answering", $"pretty_name: {dataset.Schema.Title}");
        Lines(card, "size_categories:", $"- {Size(rows)}", "dataset_info:", "  features:");
        Lines(card, [.. HuggingFaceFeatures.Card(dataset.Schema)]);
        Lines(card, "  splits:");
        foreach (var (split, count) in dataset.Rows)
        {
            Lines(card, $"  - name: {split}", $"    num_examples: {count}", $"    num_bytes: {dataset.Shards.Where(s => s.Split == split).Sum(s => s.Bytes)}");
        }

        Lines(card, "configs:", "- config_name: default", "  data_files:");
        foreach (var split in dataset.Rows.Keys)
        {
            Lines(card, $"  - split: {split}", $"    path: {DatasetFiles.Data}/{split}-*");
        }

        Lines(card, "---", "");
    }

    private static void Introduction(StringBuilder card, DatasetLock dataset) => Lines(
        card,
        $"# {dataset.Schema.Title}",
        "",
        dataset.Schema.Summary,
        "",
        $"{string.Join(" and ", dataset.Rows.Select(r => $"{r.Value:N0} rows in `{r.Key}`"))}, from the run `{dataset.Origin.Run}`.",
        "",
        "```python",
        "from datasets import load_dataset",
        "dataset = load_dataset(\"path/to/this/folder\")",
        "```",
        "");

    private static void Columns(StringBuilder card, DatasetSchema schema)
    {
        Lines(card, "## Columns", "", "| column | holds |", "| --- | --- |");
        foreach (var column in schema.Columns)
        {
            Lines(card, $"| `{column.Name}` | {Meaning(schema, column.Name)} |");
        }

        Lines(card, "");
    }

    private static string Meaning(DatasetSchema schema, string column) => column switch
    {
        "id" => "the problem's id; the same in all datasets of a run",
        "question" when ReferenceEquals(schema, DatasetSchema.VPerception) => "asks for pixel coordinates (origin top left) or for a number",
        "question" or "question_reasoning" => "the question, with its choices where it has any",
        "image" => "the picture (PNG)",
        "edited_image" => "the picture with everything that the thinking draws on it",
        "original_img_code" or "python_code" => "the program that draws the picture, in the figure language",
        "tool_code" => "the programs that draw on the picture, in order; pixel coordinates",
        "CoT_with_code" => "the thinking: `<think>`, thoughts with `<code>` blocks and the place of the sandbox's picture, `</think><answer>...</answer>`",
        "answer" when ReferenceEquals(schema, DatasetSchema.VPerception) => "a dictionary of names to pixel coordinates, or a number",
        "answer" or "answer_reasoning" => "the answer; a letter where there are choices",
        "element_arrtibute" => "what the question could mean, each with its position",
        "annotation_instruction" => "the picture with what `question_instruction` asks for drawn on it",
        "annotation_perception" => "the picture with what `question_perception` asks for marked",
        "question_perception" => "asks to mark something",
        "question_instruction" => "asks to draw something, in words and coordinates",
        _ => "a program that draws what `question_instruction` asks for",
    };

    private static void Counts(StringBuilder card, DatasetLock dataset)
    {
        Table(card, "Rows by domain", "domain", dataset.Domains);
        Table(card, "Rows by figure kind", "figure kind", dataset.FigureKinds);
        Table(card, "Rows by level", "level (expansions of the first problem)", dataset.Levels);
        if (!dataset.LeftOut.IsEmpty)
        {
            Table(card, "Problems without a row", "reason", dataset.LeftOut);
        }
    }

    private static void Making(StringBuilder card, DatasetLock dataset)
    {
        Lines(
            card,
            "## How it was made",
            "",
            "Every picture is a program, run by an interpreter that records each thing it draws. Questions, thinking and answers are written with that record; "
            + "checks then compute the answer from the record anew, run every drawing step, and compare text and picture. What fails is repaired or rejected.",
            "",
            $"- Made by: {string.Join(", ", dataset.Origin.CodeVersions.Select(v => $"{v.Key} {v.Value}"))}",
            $"- Pictures painted by: {dataset.Renderer}",
            $"- Run settings: {string.Join(", ", dataset.Origin.RunSettings.Select(s => $"{s.Key} {s.Value}"))}",
            $"- Split: {dataset.TestShare:P0} of groups held out; all expansions of one problem and all near-duplicates (text and picture, or equal scene) are one group and stay on one side.",
            $"- Fingerprint: `{dataset.Fingerprint}`",
            "",
            $"`{DatasetFiles.Lock}` holds the SHA-256 of every file, `{DatasetFiles.Rows}` a hash of every row.",
            "");
    }

    private static void Limits(StringBuilder card) => Lines(
        card,
        "## Limits",
        "",
        "- Pictures are drawn by programs in a textbook's manner; there are no photographs and no handwriting.",
        "- Text is English and written from templates or by a model; its variety is bounded by theirs.",
        "- Levels are nominal: they count expansions, they do not measure difficulty.",
        "- Near-duplicates are found by 64-bit hashes of text and picture; likeness beyond that is not.");

    private static void Table(StringBuilder card, string title, string key, IEnumerable<KeyValuePair<string, long>> counts)
    {
        Lines(card, $"## {title}", "", $"| {key} | rows |", "| --- | ---: |");
        foreach (var (name, count) in counts)
        {
            Lines(card, $"| {name} | {count:N0} |");
        }

        Lines(card, "");
    }

    private static string Size(long rows) => rows switch
    {
        < 1_000 => "n<1K",
        < 10_000 => "1K<n<10K",
        < 100_000 => "10K<n<100K",
        < 1_000_000 => "100K<n<1M",
        _ => "1M<n<10M",
    };

    private static void Lines(StringBuilder card, params string[] lines)
    {
        foreach (var line in lines)
        {
            card.Append(line).Append('\n');
        }
    }
}
