using System.Globalization;
using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Model.Authoring;

/// <summary>Pictures, and what they show, as text for prompts.</summary>
internal static class PictureText
{
    private const int MostElements = 200;

    /// <summary>The picture as a data URL.</summary>
    public static string DataUrl(Picture picture) => $"data:image/png;base64,{Convert.ToBase64String(picture.Png.AsSpan())}";

    /// <summary>What answer code can read: kind, name and text of the elements.</summary>
    public static string Elements(Scene? scene) => scene is null
        ? "The picture's elements are not known."
        : "The picture's elements (kind, name, text):\n" + string.Join('\n', scene.Elements.Take(MostElements).Select(e => $"{e.Kind} \"{e.Name}\" \"{e.Text}\""));

    /// <summary>The elements and their places, in pixels.</summary>
    public static string Places(Scene? scene) => scene is null
        ? "The picture's elements are not known."
        : "The picture's elements (kind, name, text, place):\n" + string.Join('\n', scene.Elements.Take(MostElements).Select(
            e => string.Create(CultureInfo.InvariantCulture, $"{e.Kind} \"{e.Name}\" \"{e.Text}\" {e.Position.X:0.#}, {e.Position.Y:0.#}")));
}
