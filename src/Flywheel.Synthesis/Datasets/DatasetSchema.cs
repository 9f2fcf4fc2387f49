using System.Collections.Immutable;

namespace Flywheel.Synthesis.Datasets;

/// <summary>The columns of a dataset, as the published V-Thinker datasets have them.</summary>
/// <param name="Name">As commands name it: <c>v-interaction</c>.</param>
/// <param name="Title">As people name it.</param>
/// <param name="Summary">What a row is, in a sentence.</param>
/// <param name="Columns">The columns in order; the first is the id.</param>
public sealed record DatasetSchema(string Name, string Title, string Summary, ImmutableArray<DatasetColumn> Columns)
{
    /// <summary>Questions with their interactive thinking.</summary>
    public static DatasetSchema VInteraction { get; } = new(
        "v-interaction",
        "V-Interaction",
        "A question about a picture, the interactive thinking that answers it with code that draws on the picture, and the answer.",
        [Text("id"), Text("question"), Image("image"), Image("edited_image"), Text("original_img_code"), Text("tool_code"), Text("CoT_with_code"), Text("answer")]);

    /// <summary>Questions about what is where in a picture. The misspelled name of the last column is the published one.</summary>
    public static DatasetSchema VPerception { get; } = new(
        "v-perception",
        "V-Perception",
        "A question about where things are in a picture, how many there are or what touches what, answered in pixel coordinates.",
        [Text("id"), Image("image"), Text("question"), Text("answer"), Text("python_code"), new("element_arrtibute", ColumnType.TextList)]);

    /// <summary>A benchmark of three questions a picture.</summary>
    public static DatasetSchema VTBench { get; } = new(
        "vtbench",
        "VTBench",
        "Three tasks on one picture: mark what is named, draw what is described, and answer a question by interactive reasoning.",
        [
            Text("id"), Image("image"), Image("annotation_instruction"), Image("annotation_perception"), Text("question_reasoning"),
            Text("answer_reasoning"), Text("question_perception"), Text("question_instruction"), Text("answer_instruction"),
        ]);

    /// <summary>Every schema.</summary>
    public static ImmutableArray<DatasetSchema> All { get; } = [VInteraction, VPerception, VTBench];

    /// <summary>The name of the column of questions that a reader would compare two rows by.</summary>
    public string QuestionColumn => ReferenceEquals(this, VTBench) ? "question_reasoning" : "question";

    /// <summary>The schema of that name, or null.</summary>
    public static DatasetSchema? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    /// <summary>The position of a column, or -1.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i].Name, column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static DatasetColumn Text(string name) => new(name, ColumnType.Text);

    private static DatasetColumn Image(string name) => new(name, ColumnType.Image);
}
