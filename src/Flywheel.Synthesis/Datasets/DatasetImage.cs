namespace Flywheel.Synthesis.Datasets;

/// <summary>A picture in a row.</summary>
/// <param name="Bytes">A picture file, PNG in rows that we write.</param>
/// <param name="Path">A file name without a folder; it names the picture and points nowhere. Empty where the file gives none.</param>
public sealed record DatasetImage(byte[] Bytes, string Path);
