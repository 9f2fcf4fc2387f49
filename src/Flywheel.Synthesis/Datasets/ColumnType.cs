namespace Flywheel.Synthesis.Datasets;

/// <summary>What a dataset's column holds.</summary>
public enum ColumnType
{
    /// <summary>Text, never null in rows that we write.</summary>
    Text,

    /// <summary>A picture: a struct of its file's bytes and a file name, as Hugging Face's <c>datasets</c> stores pictures.</summary>
    Image,

    /// <summary>A list of texts.</summary>
    TextList,
}
