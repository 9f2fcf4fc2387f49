using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>
/// Runs Python, as the released checkpoint writes it, in a process of its own under bubblewrap: no network, nothing of the machine's files but
/// the interpreter and libraries (read-only), one scratch folder a conversation, and <see cref="PythonLimits"/>. What a run prints is text, and
/// every printed line that names a picture file in the scratch folder is that picture.
/// </summary>
public sealed class PythonSandbox : ISandbox
{
    /// <summary>Where the program finds the question's picture.</summary>
    public const string PicturePath = Workplace + "/image.png";

    /// <summary>The scratch folder as the program sees it.</summary>
    internal const string Workplace = "/work";

    private readonly PythonLimits _limits;
    private readonly PythonRuntime _runtime;

    private PythonSandbox(PythonRuntime runtime, PythonLimits limits)
    {
        (_runtime, _limits) = (runtime, limits);
    }

    /// <summary>Finds bubblewrap and Python, and tries them.</summary>
    /// <param name="limits">The bounds; the defaults if null.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="SandboxUnavailableException">One of them is missing or does not work here; the message says which and what to do.</exception>
    public static async Task<PythonSandbox> StartAsync(PythonLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var sandbox = new PythonSandbox(await PythonRuntime.FindAsync(cancellationToken), limits ?? new PythonLimits());
        await using var session = sandbox.Begin(null);
        var reply = await session.RunAsync(new CodeBlock("python", "print('ready')"), cancellationToken);
        return reply is { Status: SandboxStatus.Ran, Text: "ready" }
            ? sandbox
            : throw new SandboxUnavailableException(
                $"bubblewrap cannot start Python here: {reply.Text} It needs user name spaces (sysctl kernel.unprivileged_userns_clone=1), or root.");
    }

    /// <inheritdoc />
    public bool Accepts(CodeBlock block) => block.Language is "python" or "py" or "python3" || (block.Language.Length == 0 && LooksLikePython(block.Code));

    /// <inheritdoc />
    public ISandboxSession Open(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Begin(picture.Png.AsSpan().ToArray());
    }

    private PythonSession Begin(byte[]? picture) => new(_runtime, _limits, picture);

    /// <summary>Bare code names no language: Python's imports and prints without a semicolon give it away.</summary>
    private static bool LooksLikePython(string code) => code.Split('\n').Any(line =>
        line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("from ", StringComparison.Ordinal)
        || (line.StartsWith("print(", StringComparison.Ordinal) && !line.TrimEnd().EndsWith(';')));
}
