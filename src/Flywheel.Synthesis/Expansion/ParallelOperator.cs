using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion;

/// <summary>
/// Adds an independent construction whose number is read from the picture and combined with the parent's answer: by sum, by distance or,
/// where both are small, by product.
/// </summary>
public abstract class ParallelOperator : ExpansionOperator
{
    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Parallel;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Number is not { } number || Construct(context) is not { } reading || context.Draw(reading.Figure) is not { } scene)
        {
            return null;
        }

        var value = reading.Value;
        var symbol = context.Symbol;
        var forms = Math.Abs(number) <= 60 && value is > 1 and <= 30 ? 3 : 2;
        var form = context.Random.Next(forms);
        var (ask, work, code) = form switch
        {
            0 => ($"What is {symbol} plus {reading.Noun}?", $"{Operand(number)} + {Text(value)} = {Text(number + value)}", $"{{0}} + {reading.Code}"),
            1 => ($"How far apart are {symbol} and {reading.Noun} on the number line?", $"|{Operand(number)} - {Text(value)}| = {Text(Math.Abs(number - value))}", $"Math.Abs({{0}} - {reading.Code})"),
            _ => ($"What is {symbol} times {reading.Noun}?", $"{Operand(number)} × {Text(value)} = {Text(number * value)}", $"{{0}} * {reading.Code}"),
        };
        return new Expansion
        {
            Figure = reading.Figure,
            Question = $"{Introduce(context)} {reading.Scenery} {ask}",
            Step = new ThinkingStep($"So {symbol} = {Text(number)}. {reading.Thought}", reading.Draw(scene)),
            Conclusion = context.Say(
                $"{symbol} = {Text(number)} and {reading.Noun} is {Text(value)}, so the result is {work}.",
                $"With {symbol} = {Text(number)} and {Text(value)} for {reading.Noun}, the answer is {work}.",
                $"Putting both together: {work}."),
            AnswerCode = code,
            SuitsVariant = reading.Figure.Length > 0,
            Apply = answer => ExpansionContext.Exact(answer) is not { } n ? null : new NumberAnswer(form switch { 0 => n + value, 1 => Math.Abs(n - value), _ => n * value }),
        };
    }

    /// <summary>Draws the construction's numbers; null where there is no place for it.</summary>
    protected abstract Reading? Construct(ExpansionContext context);

    /// <summary>A construction that one number is read from.</summary>
    /// <param name="Figure">Figure code that adds it; empty if it is in the picture already.</param>
    /// <param name="Scenery">Sentence that points the reader to it; may be empty.</param>
    /// <param name="Noun">What the number is, with article: <c>the number on the dial</c>.</param>
    /// <param name="Value">The number.</param>
    /// <param name="Code">Computes the number from the inventory.</param>
    /// <param name="Thought">How the number is read.</param>
    /// <param name="Draw">Step code that helps to read it, for the picture with the construction in it.</param>
    protected sealed record Reading(string Figure, string Scenery, string Noun, double Value, string Code, string Thought, Func<Scene, string> Draw);
}
