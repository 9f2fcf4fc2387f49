using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Vision;

namespace Flywheel.Model.Chat;

/// <summary>
/// Qwen2.5-VL's chat form: turns between <c>&lt;|im_start|&gt;</c> and <c>&lt;|im_end|&gt;</c>, pictures between <c>&lt;|vision_start|&gt;</c> and
/// <c>&lt;|vision_end|&gt;</c>. What turns say is content: a control token that it spells stays text. Thread-safe.
/// </summary>
public sealed class ChatForm
{
    /// <summary>What the model was trained to be told where a conversation has no instructions of its own.</summary>
    public const string DefaultInstructions = "You are a helpful assistant.";

    private const string TurnOpens = "<|im_start|>";
    private const string TurnCloses = "<|im_end|>";
    private const string TextEnds = "<|endoftext|>";

    private readonly Tokenizer _tokenizer;
    private readonly ModelConfig _config;
    private readonly ImageProcessor _images;
    private readonly int _opens;
    private readonly int _closes;
    private readonly ImmutableArray<int> _lineEnd;

    /// <summary>The patches of pictures that were seen, for as long as the pictures live: a conversation comes back with each of its turns.</summary>
    private readonly ConditionalWeakTable<Picture, PatchedImages> _patches = [];

    /// <summary>Makes the form.</summary>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <param name="config">The model.</param>
    /// <param name="images">Makes patches of pictures.</param>
    /// <exception cref="ArgumentException">The tokenizer lacks a token of the form, or has ids that the model has not.</exception>
    public ChatForm(Tokenizer tokenizer, ModelConfig config, ImageProcessor images)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(images);
        if (tokenizer.Size > config.Text.VocabularySize)
        {
            throw new ArgumentException($"The tokenizer has {tokenizer.Size} tokens, but the model knows {config.Text.VocabularySize}.", nameof(tokenizer));
        }

        (_tokenizer, _config, _images) = (tokenizer, config, images);
        (_opens, _closes) = (Find(TurnOpens), Find(TurnCloses));
        _lineEnd = tokenizer.Encode("\n");
        EndTokens = tokenizer.FindAdded(TextEnds) is { } textEnds ? [_closes, textEnds] : [_closes];
    }

    /// <summary>The tokens that end a turn.</summary>
    public ImmutableArray<int> EndTokens { get; }

    /// <summary>
    /// Writes a conversation down to where the model goes on: in the last turn if it is the assistant's, else in a new one.
    /// </summary>
    /// <exception cref="InvalidDataException">A picture cannot be used; the message says why.</exception>
    public Prompt Render(IReadOnlyList<PromptTurn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        var tokens = ImmutableArray.CreateBuilder<int>();
        var pictures = new List<PatchedImages>();
        var all = turns.ToList();
        if (all.Count == 0 || all[0].Role != PromptRole.System)
        {
            all.Insert(0, new PromptTurn(PromptRole.System, DefaultInstructions));
        }

        if (all[^1].Role != PromptRole.Assistant)
        {
            all.Add(new PromptTurn(PromptRole.Assistant, ""));
        }

        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0)
            {
                tokens.Add(_closes);
                tokens.AddRange(_lineEnd);
            }

            Write(all[i], tokens, pictures);
        }

        return new Prompt(tokens.ToImmutable(), pictures.Count == 0 ? null : PatchedImages.Join(pictures));
    }

    private static string NameOf(PromptRole role) => role switch
    {
        PromptRole.System => "system",
        PromptRole.User => "user",
        PromptRole.Assistant => "assistant",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    private int Find(string token) => _tokenizer.FindAdded(token) ?? throw new ArgumentException($"The tokenizer lacks {token}, which the chat form needs.");

    private void Write(PromptTurn turn, ImmutableArray<int>.Builder tokens, List<PatchedImages> pictures)
    {
        tokens.Add(_opens);

        // Texts side by side are cut into tokens as one, like the header that they follow.
        var text = new StringBuilder(NameOf(turn.Role)).Append('\n');
        foreach (var part in turn.Parts)
        {
            switch (part)
            {
                case TextPart written:
                    text.Append(written.Text);
                    break;
                case PicturePart { Picture: var picture }:
                    Flush();
                    var patches = _patches.GetValue(picture, Patch);
                    tokens.Add(_config.VisionStartToken);
                    tokens.AddRange(Enumerable.Repeat(_config.ImageToken, patches.Grids[0].Tokens(_config.Vision.MergeSize)));
                    tokens.Add(_config.VisionEndToken);
                    pictures.Add(patches);
                    break;
            }
        }

        Flush();

        void Flush()
        {
            tokens.AddRange(_tokenizer.Encode(text.ToString(), readAdded: false));
            text.Clear();
        }
    }

    private PatchedImages Patch(Picture picture) => _images.Process([PixelImage.Decode(picture.Png.AsSpan())]);
}
