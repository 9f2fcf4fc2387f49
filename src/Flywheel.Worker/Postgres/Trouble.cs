namespace Flywheel.Worker.Postgres;

/// <summary>Turns what the system and the Postgres programs say into what a user can act on.</summary>
internal static class Trouble
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;
    private const string ElsewhereRemedy = "Or choose another data folder with --data or FLYWHEEL_DATA.";

    private static readonly (string Sign, string Problem, string Remedy)[] Known =
    [
        ("No space left on device", "The disk of the database is full.", $"Free some space. {ElsewhereRemedy}"),
        ("Disk quota exceeded", "The disk quota for the database is used up.", $"Free some space. {ElsewhereRemedy}"),
        ("Read-only file system", "The database folder is on a read-only file system.", $"Mount it writable. {ElsewhereRemedy}"),
        ("could not map anonymous shared memory", "There is too little memory for the database (it needs about 300 MB).", "End other programs and try again."),
        ("Permission denied", "There is no permission to use the database folder.", $"Give it to the user who runs this. {ElsewhereRemedy}"),
        ("Operation not permitted", "There is no permission to use the database folder.", $"Give it to the user who runs this. {ElsewhereRemedy}"),
    ];

    /// <summary>Explains what a program printed before it failed.</summary>
    public static LocalPostgresException FromOutput(string program, string place, string output)
    {
        foreach (var (sign, problem, remedy) in Known)
        {
            if (output.Contains(sign, StringComparison.OrdinalIgnoreCase))
                return new LocalPostgresException(problem, place, remedy, new InvalidOperationException(output));
        }

        return new LocalPostgresException($"{program} failed: {LastLines(output)}", place, "The log in that folder may say more.");
    }

    /// <summary>Whether the error is one of the file system, which <see cref="FromError"/> explains.</summary>
    public static bool IsFileTrouble(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>Explains an error of the file system.</summary>
    public static LocalPostgresException FromError(Exception error, string place)
    {
        var sign = error switch
        {
            UnauthorizedAccessException => "Permission denied",
            { HResult: NoSpace } => "No space left on device",
            { HResult: QuotaExceeded } => "Disk quota exceeded",
            { HResult: ReadOnlyFileSystem } => "Read-only file system",
            _ => null,
        };
        var (_, problem, remedy) = Array.Find(Known, known => known.Sign == sign);
        return sign is null
            ? new LocalPostgresException($"The database folder cannot be used: {error.Message}", place, $"See to it. {ElsewhereRemedy}", error)
            : new LocalPostgresException(problem, place, remedy, error);
    }

    private static string LastLines(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it printed nothing." : string.Join(" | ", lines.TakeLast(4));
    }
}
