using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Figures.Scenes;

/// <summary>A fact about an element: a number or a text. Written to JSON as a plain number or string.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ElementValue
{
    private readonly string? _text;

    private ElementValue(double number, string? text)
    {
        Number = number;
        _text = text;
    }

    /// <summary>The number; 0 for a text.</summary>
    public double Number { get; }

    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => _text is null;

    /// <summary>The text, or the number written with at most six decimals.</summary>
    public string Text => _text ?? Number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Makes a number.</summary>
    public static implicit operator ElementValue(double number) => new(number, null);

    /// <summary>Makes a text.</summary>
    public static implicit operator ElementValue(string text) => new(0, text);

    /// <summary>Makes 1 or 0.</summary>
    public static implicit operator ElementValue(bool flag) => new(flag ? 1 : 0, null);

    /// <inheritdoc />
    public override string ToString() => Text;

    private sealed class Converter : JsonConverter<ElementValue>
    {
        public override ElementValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : reader.GetString() ?? "";

        public override void Write(Utf8JsonWriter writer, ElementValue value, JsonSerializerOptions options)
        {
            if (value.IsNumber)
            {
                writer.WriteNumberValue(value.Number);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }
    }
}
