namespace Flywheel.Synthesis.Expansion;

/// <summary>The four operations that insets show, as numbers and as answer code.</summary>
internal static class Calculation
{
    /// <summary>The result of an operation.</summary>
    /// <exception cref="ArgumentException">The operator is none of +, -, × and ÷.</exception>
    public static double Apply(string operation, double left, double right) => operation switch
    {
        "+" => left + right,
        "-" => left - right,
        "×" => left * right,
        "÷" => left / right,
        _ => throw new ArgumentException($"There is no operator \"{operation}\".", nameof(operation)),
    };

    /// <summary>Answer code that applies the operation recorded in an element to a number.</summary>
    /// <param name="element">Code of the element.</param>
    /// <param name="number">Code of the number.</param>
    public static string Code(string element, string number) =>
        $"({element}[\"operator\"] == \"+\" ? {number} + {element}[\"operand\"] : {element}[\"operator\"] == \"-\" ? {number} - {element}[\"operand\"] : {element}[\"operator\"] == \"×\" ? {number} * {element}[\"operand\"] : {number} / {element}[\"operand\"])";
}
