using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Flywheel.Model.Decoding;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Chat;

/// <summary>
/// A Qwen2.5-VL model of this process. Requests share the steps of one <see cref="DecodeEngine"/>; a conversation that comes back longer is
/// computed from where it is new, pictures included. It fails with <see cref="GenerationException"/> only.
/// </summary>
public sealed class LocalModel : IOpenModel
{
    /// <summary>The name of the tokenizer's file in a model folder.</summary>
    public const string TokenizerFile = "tokenizer.json";

    private readonly QwenModel _model;
    private readonly Tokenizer _tokenizer;
    private readonly ChatForm _form;
    private readonly DecodeEngine _engine;
    private readonly LocalModelOptions _options;

    private LocalModel(string name, QwenModel model, Tokenizer tokenizer, ChatForm form, LocalModelOptions options, TimeProvider? time)
    {
        (Model, _model, _tokenizer, _form, _options) = (name, model, tokenizer, form, options);
        var engine = new EngineOptions
        {
            Slots = options.Requests,
            Capacity = Math.Min(options.Context, model.Config.Text.MaximumLength),
            Waiting = options.Waiting,
            EndTokens = form.EndTokens,
        };
        _engine = new DecodeEngine(model, tokenizer, engine, time);
    }

    /// <inheritdoc />
    public string Model { get; }

    /// <inheritdoc />
    public TokenLedger Ledger { get; } = new();

    /// <summary>Tokens of a conversation with its reply, at most.</summary>
    public int Context => _engine.Capacity;

    /// <summary>What was computed so far.</summary>
    public EngineCounts Counts => _engine.Counts;

    /// <summary>Loads the files of a released model: config.json, tokenizer.json, its safetensors, and preprocessor_config.json if it is there.</summary>
    /// <param name="folder">The folder, whose name becomes the model's.</param>
    /// <param name="device">Where to compute. On a CPU the weights become single precision, which it computes fastest in.</param>
    /// <param name="options">How much to take on; null for the defaults.</param>
    /// <param name="time">What the time of requests is measured by; null for the system's clock.</param>
    /// <exception cref="ModelFileException">A file is missing, damaged, or does not fit the others.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static LocalModel Open(string folder, Device device, LocalModelOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        options ??= new LocalModelOptions();
        if (options.FindError() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        folder = Path.GetFullPath(folder);
        var config = ModelConfig.Read(Path.Combine(folder, ModelConfig.FileName));
        var tokenizer = Tokenizer.Load(Path.Combine(folder, TokenizerFile));
        var form = Form(folder, tokenizer, config);
        var model = QwenModel.Load(folder, device, device.type == DeviceType.CPU ? ScalarType.Float32 : null);
        try
        {
            return new LocalModel(Path.GetFileName(folder), model, tokenizer, form, options, time);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var updates = Submit(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(updates, cancellationToken))
        {
            var update = updates.Current;
            yield return new GeneratedPiece(update.Text, 1, update.Probability is { } probability ? [Told(probability)] : []);
            if (update.End is { } end)
            {
                yield return GeneratedPiece.Last(Ended(end));
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _model.Dispose();
    }

    private static ChatForm Form(string folder, Tokenizer tokenizer, ModelConfig config)
    {
        var images = ImageProcessor.ForFolder(folder, config.Vision);
        try
        {
            return new ChatForm(tokenizer, config, images);
        }
        catch (ArgumentException e)
        {
            throw new ModelFileException(Path.Combine(folder, TokenizerFile), e.Message, e);
        }
    }

    private GenerationEnd Ended(DecodeEnd end)
    {
        if (end.Reason == DecodeEndReason.Deadline)
        {
            Ledger.Failed(partly: true);
            throw new GenerationException(GenerationFailure.Timeout, $"The reply took longer than {_options.RequestTime.TotalSeconds:0.#} s.");
        }

        Ledger.Answered((end.PromptTokens, end.Tokens.Length));
        return new GenerationEnd(end.Reason == DecodeEndReason.Length ? FinishReason.Length : FinishReason.Stop, end.Stop, end.PromptTokens, end.Tokens.Length);
    }

    private IAsyncEnumerable<DecodeUpdate> Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.Sampling.FindError() is { } error)
            {
                throw new GenerationException(GenerationFailure.Request, error);
            }

            var prompt = _form.Render(request.Turns);
            return _engine.StreamAsync(new DecodeRequest(prompt, Options(request, Room(prompt)), _options.RequestTime), cancellationToken);
        }
        catch (Exception e) when (Explain(e, cancellationToken) is { } failure)
        {
            Ledger.Failed(partly: false);
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<DecodeUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception e) when (Explain(e, cancellationToken) is { } failure)
        {
            Ledger.Failed(partly: true);
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    /// <summary>The tokens that are left for the reply.</summary>
    private int Room(Prompt prompt)
    {
        var room = Context - prompt.Tokens.Length;
        return room > 0 ? room : throw new GenerationException(
            GenerationFailure.Request,
            $"The conversation takes {prompt.Tokens.Length:N0} tokens, {prompt.Grids.Sum(grid => grid.Tokens(_model.Config.Vision.MergeSize)):N0} of them for its {prompt.Grids.Length} picture(s); {Model} takes {Context:N0}, the reply included.");
    }

    private static SamplingOptions Options(GenerationRequest request, int room) => new()
    {
        MaxTokens = Math.Min(request.MaxTokens, room),
        Temperature = request.Sampling.Temperature,
        TopP = request.Sampling.TopP,
        TopK = request.Sampling.TopK,
        RepetitionPenalty = request.Sampling.RepetitionPenalty,
        Seed = request.Sampling.Seed,
        Stop = request.Stop,
        LogProbabilities = request.LogProbabilities,
    };

    private TokenLogProbability Told(TokenProbability probability) =>
        new(Spell(probability.Token), probability.LogProbability, [.. probability.Top.Select(top => KeyValuePair.Create(Spell(top.Token), top.LogProbability))]);

    /// <summary>A token's text. Models have more rows than tokens; the others' say their number.</summary>
    private string Spell(int token) => _tokenizer.Knows(token) ? Encoding.UTF8.GetString(_tokenizer.BytesOf(token)) : $"<{token}>";

    private static GenerationException? Explain(Exception error, CancellationToken cancellationToken) => error switch
    {
        GenerationException e => e,
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        ObjectDisposedException or OperationCanceledException => new(GenerationFailure.Unavailable, "The model was closed, or failed before.", error),
        EngineBusyException e => new(GenerationFailure.Unavailable, e.Message, e),
        ArgumentException or InvalidDataException => new(GenerationFailure.Request, error.Message, error),
        ExternalException e => new(GenerationFailure.Unavailable, $"The model failed: {e.Message}", e),
        _ => null,
    };
}
