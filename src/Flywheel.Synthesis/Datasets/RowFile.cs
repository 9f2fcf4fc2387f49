namespace Flywheel.Synthesis.Datasets;

/// <summary>Reads a dataset's file of rows.</summary>
internal static class RowFile
{
    /// <summary>The rows in order.</summary>
    /// <exception cref="DatasetException">The file is missing or damaged.</exception>
    public static IEnumerable<RowEntry> Read(string folder)
    {
        var path = Path.Combine(folder, DatasetFiles.Rows);
        if (!File.Exists(path))
        {
            throw new DatasetException($"{path} is missing. Export the dataset again.");
        }

        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (++number == 1)
            {
                if (line != RowEntry.Header)
                {
                    throw new DatasetException($"{path}, line 1: the columns are not {RowEntry.Header.Replace('\t', ' ')}.");
                }

                continue;
            }

            yield return RowEntry.Parse(line) ?? throw new DatasetException($"{path}, line {number}: this is no row.");
        }
    }
}
