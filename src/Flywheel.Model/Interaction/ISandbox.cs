using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>A place where the model's code runs and can do no harm. Thread-safe.</summary>
public interface ISandbox
{
    /// <summary>Whether it runs code of that language.</summary>
    /// <param name="block">The code and the name on its fence.</param>
    bool Accepts(CodeBlock block);

    /// <summary>Begins a conversation about a picture.</summary>
    /// <param name="picture">The picture that the question is about.</param>
    /// <exception cref="SandboxUnavailableException">The machine lacks what the sandbox needs.</exception>
    ISandboxSession Open(Picture picture);
}
