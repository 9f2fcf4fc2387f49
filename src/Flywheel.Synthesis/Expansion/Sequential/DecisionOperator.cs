using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>The answer decides between two branches, and the branch's operation is applied to it.</summary>
internal sealed class DecisionOperator : ExpansionOperator
{
    /// <inheritdoc />
    public override string Name => "inset-decision";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Number is not { } number || context.Has("inset-decision"))
        {
            return null;
        }

        var random = context.Random;
        double threshold = Math.Round(number) + (random.Range(2, 9) * random.Pick([-1, 1]));
        (string Operator, int Operand) yes = ("-", random.Range(2, 12));
        (string Operator, int Operand) no = Math.Abs(number) <= 400 ? ("×", random.Range(2, 4)) : ("+", random.Range(2, 30));
        var symbol = context.Symbol;
        var figure = Panel($"InsetDecision({threshold}, {yes.Operator}, {yes.Operand}, {no.Operator}, {no.Operand}, symbol: {symbol});");
        if (context.Draw(figure) is not { } scene)
        {
            return null;
        }

        var (branch, taken) = number > threshold ? ("yes", yes) : ("no", no);
        var result = Calculation.Apply(taken.Operator, number, taken.Operand);
        var comparison = number > threshold ? $"{Text(number)} is greater than {Text(threshold)}" : $"{Text(number)} is not greater than {Text(threshold)}";
        return new Expansion
        {
            Figure = figure,
            Question = $"{Introduce(context)} " + context.Say(
                "Follow the decision in the panel below and apply the box that it leads to. What number results?",
                $"The diamond below asks about {symbol}; take the branch that fits and work out its box. What do you get?",
                "Which number does the small flowchart below give?"),
            Step = new ThinkingStep(
                $"So {symbol} = {Text(number)}. " + context.Say(
                    $"Since {comparison}, the branch \"{branch}\" is taken; I mark it.",
                    $"{comparison}, hence the answer to the question in the diamond is {branch}. I mark that branch."),
                Draw(scene, branch)),
            Conclusion = context.Say(
                $"Its box gives {Operand(number)} {taken.Operator} {taken.Operand} = {Text(result)}.",
                $"So the result is {Operand(number)} {taken.Operator} {taken.Operand} = {Text(result)}.",
                $"Working out the box on that branch: {Operand(number)} {taken.Operator} {taken.Operand} = {Text(result)}."),
            AnswerCode = $"var x = {{0}};\nreturn x > All(\"inset-decision\")[0][\"threshold\"] ? {Calculation.Code("Find(\"inset-branch\", \"yes\")", "x")} : {Calculation.Code("Find(\"inset-branch\", \"no\")", "x")};",
            Apply = answer => ExpansionContext.Exact(answer) is not { } n ? null : new NumberAnswer(n > threshold ? Calculation.Apply(yes.Operator, n, yes.Operand) : Calculation.Apply(no.Operator, n, no.Operand)),
        };
    }

    private static string Draw(Figures.Scenes.Scene scene, string branch)
    {
        var box = scene.Find("inset-branch", branch)!.Points[0];
        var center = scene.OfKind("inset-decision").First().Points[0];
        var edge = center + ((box - center) * 0.47);
        return FigureWriter.Code($"Arrow({edge}, {box - ((box - center).Unit * 46)}, color: \"red\", width: 3);\nRectangle({box.X - 49}, {box.Y - 25}, 98, 50, color: \"red\", radius: 8);");
    }
}
