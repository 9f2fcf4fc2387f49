using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The answer code states the answer instead of computing it.</summary>
internal sealed class ConstantAnswerCodeDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "constant-answer-code";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random) => inspection.Problem.Answer.Value switch
    {
        NumberAnswer number => inspection.Problem with { AnswerCode = $"return {FigureWriter.Number(number.Number)};" },
        TextAnswer text => inspection.Problem with { AnswerCode = $"return {FigureWriter.Quote(text.Written)};" },
        _ => null,
    };
}
