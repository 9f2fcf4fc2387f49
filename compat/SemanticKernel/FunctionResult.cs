namespace Microsoft.SemanticKernel;

/// <summary>What a prompt function gave: the model's first message.</summary>
public sealed class FunctionResult
{
    private readonly ChatMessageContent _message;

    internal FunctionResult(KernelFunction function, ChatMessageContent message, string renderedPrompt)
    {
        (Function, _message, RenderedPrompt) = (function, message, renderedPrompt);
    }

    public KernelFunction Function { get; init; }

    public IReadOnlyDictionary<string, object?>? Metadata => _message.Metadata;

    public string? RenderedPrompt { get; }

    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public T? GetValue<T>() => _message switch
    {
        T message => message,
        _ when _message.Content is T text => text,
        _ => throw new InvalidCastException($"Cannot cast {typeof(ChatMessageContent)} to {typeof(T)}"),
    };

    public override string ToString() => _message.ToString();
}
