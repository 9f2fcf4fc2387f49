using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The answer code states the answer instead of computing it, openly or after it has looked at the picture for show.</summary>
internal sealed class ConstantAnswerCodeDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "constant-answer-code";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var answer = inspection.Problem.Answer.Value switch
        {
            NumberAnswer number => FigureWriter.Number(number.Number),
            TextAnswer text => FigureWriter.Quote(text.Written),
            _ => null,
        };
        var show = random.Pick<string>(["", "var seen = All().Length;\n", "var widest = All().Max(e => e.X);\n", "var names = All().Where(e => e.Name.Length > 0).Select(e => e.Name);\n"]);
        return answer is null ? null : inspection.Problem with { AnswerCode = $"{show}return {answer};" };
    }
}
