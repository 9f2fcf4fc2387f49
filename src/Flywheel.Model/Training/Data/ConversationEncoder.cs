using System.Collections.Immutable;
using System.Text;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Training.Models;

namespace Flywheel.Model.Training.Data;

/// <summary>
/// Makes tokens of conversations in Qwen's chat form. All text between two special tokens is encoded as one, as when the model is asked: where a
/// token reaches from what the model writes into what it is given, it is learned if it begins in what the model writes.
/// </summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="config">The ids of the tokens around and inside of pictures.</param>
internal sealed class ConversationEncoder(Tokenizer tokenizer, ModelConfig config)
{
    private readonly int _turnStart = Special(tokenizer, SpecialTokens.TurnStart);
    private readonly int _turnEnd = Special(tokenizer, SpecialTokens.TurnEnd);

    /// <summary>The tokens of a conversation.</summary>
    public TrainingExample Encode(IReadOnlyList<ConversationTurn> turns)
    {
        var (tokens, learned) = (new List<int>(), new List<int>());
        var pictures = ImmutableArray.CreateBuilder<TrainingPicture>();
        foreach (var turn in turns)
        {
            // The line break after a turn's end belongs to the text before the next turn.
            if (tokens.Count > 0) tokens.AddRange(tokenizer.Encode("\n", readAdded: false));
            tokens.Add(_turnStart);
            var text = new List<WrittenText> { new($"{turn.Role}\n", false) };
            foreach (var piece in turn.Pieces)
            {
                if (piece is WrittenText written)
                {
                    text.Add(written);
                    continue;
                }
                Flush(text, tokens, learned);
                var picture = ((ShownPicture)piece).Picture;
                tokens.Add(config.VisionStartToken);
                tokens.AddRange(Enumerable.Repeat(config.ImageToken, picture.Tokens));
                tokens.Add(config.VisionEndToken);
                pictures.Add(picture);
            }
            Flush(text, tokens, learned);
            if (turn.IsLearned) learned.Add(tokens.Count);
            tokens.Add(_turnEnd);
        }
        return new TrainingExample([.. tokens], [.. learned], pictures.ToImmutable());
    }

    /// <summary>Encodes stretches of text as one text, and empties the list.</summary>
    private void Flush(List<WrittenText> stretches, List<int> tokens, List<int> learned)
    {
        var (stretch, end, at) = (-1, 0, 0);
        foreach (var token in tokenizer.Encode(string.Concat(stretches.Select(s => s.Text)), readAdded: false))
        {
            while (at >= end && stretch + 1 < stretches.Count) end += Encoding.UTF8.GetByteCount(UnicodeComposition.Compose(stretches[++stretch].Text));
            if (stretches[stretch].IsLearned) learned.Add(tokens.Count);
            tokens.Add(token);
            at += tokenizer.BytesOf(token).Length;
        }
        stretches.Clear();
    }

    private static int Special(Tokenizer tokenizer, string token) =>
        tokenizer.FindAdded(token) ?? throw new TrainingException($"The tokenizer has no token {token}; conversations cannot be written with it.");
}
