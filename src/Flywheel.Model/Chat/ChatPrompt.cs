using System.Collections.Immutable;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Flywheel.Model.Chat;

/// <summary>Carries conversations between Semantic Kernel's form and our own.</summary>
internal static class ChatPrompt
{
    /// <summary>Reads a conversation and its settings.</summary>
    /// <exception cref="GenerationException">A role, a content or a setting that a generator does not take.</exception>
    public static GenerationRequest ToRequest(ChatHistory history, PromptExecutionSettings? executionSettings)
    {
        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(executionSettings);
        var sampling = new SamplingSettings { Temperature = settings.Temperature ?? 0, TopP = settings.TopP ?? 1, Seed = (ulong?)settings.Seed };
        if (sampling.FindError() is { } error)
        {
            throw new GenerationException(GenerationFailure.Request, error);
        }

        return new GenerationRequest([.. history.Select(ToTurn)])
        {
            Sampling = sampling,
            Stop = settings.StopSequences is { } stops ? [.. stops] : [],
            MaxTokens = settings.MaxTokens ?? new GenerationRequest([]).MaxTokens,
            LogProbabilities = settings.Logprobs == true ? settings.TopLogprobs ?? 0 : null,
        };
    }

    /// <summary>
    /// Writes a conversation for a server of the OpenAI kind. There, pictures stand in the user's turns only: pictures in the assistant's turn, which
    /// the sandbox drew, follow it as a user's turn, and so does the request to go on.
    /// </summary>
    public static ChatHistory ToHistory(ImmutableArray<PromptTurn> turns)
    {
        var history = new ChatHistory();
        foreach (var turn in turns)
        {
            if (turn.Role == PromptRole.Assistant)
            {
                AddAssistant(history, turn);
            }
            else
            {
                var items = new ChatMessageContentItemCollection();
                foreach (var part in turn.Parts)
                {
                    items.Add(ToContent(part));
                }

                history.Add(new ChatMessageContent(turn.Role == PromptRole.System ? AuthorRole.System : AuthorRole.User, items));
            }
        }

        if (turns is [.., { Role: PromptRole.Assistant }] && history[^1].Role == AuthorRole.Assistant)
        {
            history.AddUserMessage("Go on from there.");
        }

        return history;
    }

    /// <summary>The settings of a request for a server of the OpenAI kind.</summary>
    public static OpenAIPromptExecutionSettings ToSettings(GenerationRequest request) => new()
    {
        MaxTokens = request.MaxTokens,
        Temperature = request.Sampling.Temperature,
        TopP = request.Sampling.TopP,
        Seed = (long?)(request.Sampling.Seed & long.MaxValue),
        StopSequences = request.Stop.IsEmpty ? null : [.. request.Stop],
        Logprobs = request.LogProbabilities is null ? null : true,
        TopLogprobs = request.LogProbabilities,
    };

    private static void AddAssistant(ChatHistory history, PromptTurn turn)
    {
        foreach (var part in turn.Parts)
        {
            if (part is TextPart text)
            {
                history.AddAssistantMessage(text.Text);
            }
            else if (history is [.., { } last] && last.Role == AuthorRole.User && history.Count > 1 && history[^2].Role == AuthorRole.Assistant)
            {
                last.Items.Add(ToContent(part));
            }
            else
            {
                history.AddUserMessage([new TextContent("The sandbox returned this picture. Go on from there."), ToContent(part)]);
            }
        }
    }

    private static KernelContent ToContent(PromptPart part) => part switch
    {
        TextPart text => new TextContent(text.Text),
        PicturePart picture => new ImageContent(picture.Picture.Png.AsMemory(), "image/png"),
        _ => throw new ArgumentException($"A part of the kind {part.GetType().Name} cannot be sent.", nameof(part)),
    };

    private static PromptTurn ToTurn(ChatMessageContent message)
    {
        var role = message.Role == AuthorRole.System || message.Role == AuthorRole.Developer ? PromptRole.System
            : message.Role == AuthorRole.User ? PromptRole.User
            : message.Role == AuthorRole.Assistant ? PromptRole.Assistant
            : throw new GenerationException(GenerationFailure.Request, $"The role {message.Role} is not taken; system, user and assistant are.");
        return new PromptTurn(role, [.. message.Items.Select(ToPart)]);
    }

    private static PromptPart ToPart(KernelContent item)
    {
        try
        {
            return item switch
            {
                TextContent text => new TextPart(text.Text ?? ""),
                ImageContent { Data: { } data } => new PicturePart(Picture.Read(data.Span)),
                ImageContent => throw new GenerationException(GenerationFailure.Request, "Pictures are taken as data, not by address."),
                _ => throw new GenerationException(GenerationFailure.Request, $"Content of the kind {item.GetType().Name} is not taken; text and pictures are."),
            };
        }
        catch (PictureException e)
        {
            throw new GenerationException(GenerationFailure.Request, e.Message, e);
        }
    }
}
