using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Flywheel.Model.Qwen;

namespace Flywheel.Model.Decoding;

/// <summary>
/// What the cached keys and values of each position of a prompt depend on, beside the positions before it: the token, or at the
/// places of a picture the picture's content. Prompts whose keys begin alike share the cache of that beginning.
/// </summary>
internal static class PromptKeys
{
    public static List<long> Of(Prompt prompt, ModelConfig config)
    {
        var keys = prompt.Tokens.Select(token => (long)token).ToList();
        if (prompt.Images is not { } images) return keys;
        var (at, start) = (0, 0);
        foreach (var grid in images.Grids)
        {
            var elements = grid.Patches * config.Vision.PatchElements;
            // Negative, so that no token's key is the same.
            var hash = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(images.Patches.AsSpan(start, elements)))) | long.MinValue;
            start += elements;
            at = keys.IndexOf(config.ImageToken, at);
            for (var end = at + grid.Tokens(config.Vision.MergeSize); at < end; at++) keys[at] = hash;
        }
        return keys;
    }
}
