using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Vectors;

/// <summary>Sum, difference or multiple-and-sum of two vectors on a grid by components; the steps chain the arrows.</summary>
internal sealed class VectorSumFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "vector-sum";

    /// <inheritdoc />
    public override string FigureKind => "vector-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Vectors and Linear Algebra", "Adding and subtracting vectors", "Column vectors and components", "Linear combinations and span"),
        new("Mechanics", "Vectors in the plane", "Adding forces"),
        new("Analytic Geometry", "Translations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (p, q) = random.Pick<(int, int)>([(1, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1)]);
        var (ux, uy, vx, vy) = (Component(drafting), Component(drafting), Component(drafting), Component(drafting));
        var (x, y) = ((p * ux) + (q * vx), (p * uy) + (q * vy));
        if ((ux * vy) - (uy * vx) == 0 || (x == 0 && y == 0) || Math.Abs(x) > 9 || Math.Abs(y) > 9)
        {
            throw new DraftException("The vectors are parallel or the sum too long.");
        }

        var names = random.Pick<(string U, string V)>([("u", "v"), ("a", "b"), ("p", "q"), ("r", "s")]);
        var chain = new Chain(ux, uy, vx, vy, p, q);
        var columns = random.Range(15, 18);
        var sheet = Sheet.Begin(drafting);
        var (start, uAt, vAt) = chain.Place(columns, random.Next(3), random.Next(3));
        var figure = Figure(sheet, names, columns, uAt, vAt, (ux, uy), (vx, vy));
        var plane = new PlaneReader(drafting.Draw(figure));
        var answer = $"({x}, {y})";
        var expression = Expression(names, p, q);
        var form = AnswerForm.Of(
            drafting, answer, $"({(p * ux) - (q * vx)}, {(p * uy) - (q * vy)})", $"({ux + vx}, {uy + vy})", $"({y}, {x})", $"({-x}, {-y})", $"({x + 1}, {y})", $"({x}, {y - 1})");
        Point tail = plane.At(start.X, start.Y), bend = plane.At(start.X + (p * ux), start.Y + (p * uy)), tip = plane.At(start.X + x, start.Y + y);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"The vectors {names.U} and {names.V} are drawn on a unit grid. What are the components of {expression}?",
                $"One cell of the grid is one unit. Write {expression} as a pair (across, up).",
                $"Find {expression} from the picture, as a pair of components with right and up positive.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I read {names.U} = ({ux}, {uy}) and {names.V} = ({vx}, {vy}). To add, I put the arrows one behind the other: first {Times(p, names.U)}, then {Signed(q, names.V)}.",
                        $"Counting cells, {names.U} = ({ux}, {uy}) and {names.V} = ({vx}, {vy}). I chain {Times(p, names.U)} and {Signed(q, names.V)} tip to tail.",
                        $"{names.U} goes {Words(ux, uy)}, {names.V} goes {Words(vx, vy)}. I draw {Times(p, names.U)} and, from its tip, {Signed(q, names.V)}."),
                    FigureWriter.Code($"Arrow({tail}, {bend}, color: {"green"}, dashed: true);\nArrow({bend}, {tip}, color: {"purple"}, dashed: true);")),
                new ThinkingStep(
                    drafting.Say(
                        "The result reaches from the start of the chain to its end. I draw it.",
                        $"From the first tail to the last tip runs {expression}; I add this arrow."),
                    FigureWriter.Code($"Arrow({tail}, {tip}, color: {"accent"}, width: 3);")),
            ],
            Conclusion = drafting.Say(
                $"Across: {Sum(p, ux, q, vx)} = {x}; up: {Sum(p, uy, q, vy)} = {y}. So {expression} = {answer}{form.End}",
                $"By components {expression} = ({Sum(p, ux, q, vx)}, {Sum(p, uy, q, vy)}) = {answer}{form.End}",
                $"The last arrow goes {Words(x, y)}, which agrees with {Sum(p, ux, q, vx)} and {Sum(p, uy, q, vy)}: {answer}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var grid = Find({"grid"});\nvar u = Find({"vector"}, {names.U}).Points;\nvar v = Find({"vector"}, {names.V}).Points;\n")
                + $"var x = Round(({p} * (u[1].X - u[0].X) + {q} * (v[1].X - v[0].X)) / grid[\"unitX\"]);\nvar y = Round(({p} * (u[0].Y - u[1].Y) + {q} * (v[0].Y - v[1].Y)) / grid[\"unitY\"]);\n"
                + "return $\"({x}, {y})\";",
            Variant = new Variant(
                Figure(sheet, names, columns, uAt, vAt, (ux, uy), (vx + (vx < 0 ? -1 : 1), vy)),
                new TextAnswer($"({x + (vx < 0 ? -q : q)}, {y})")),
        };
    }

    private static int Component(Drafting drafting) => drafting.Random.Range(-5, 5);

    private static string Times(int factor, string name) => factor == 1 ? name : $"{factor}{name}";

    private static string Signed(int factor, string name) => factor < 0 ? $"-{Times(-factor, name)}" : Times(factor, name);

    private static string Expression((string U, string V) names, int p, int q) => $"{Times(p, names.U)} {(q < 0 ? "-" : "+")} {Times(Math.Abs(q), names.V)}";

    private static string Sum(int p, int u, int q, int v) => $"{Product(p, u)} {(q < 0 ? "-" : "+")} {Product(Math.Abs(q), v, brackets: true)}";

    private static string Product(int factor, int number, bool brackets = false)
    {
        var written = number < 0 && (brackets || factor != 1) ? $"({number})" : $"{number}";
        return factor == 1 ? written : $"{factor} · {written}";
    }

    private static string Words(int x, int y)
    {
        var across = x == 0 ? "" : $"{Math.Abs(x)} {(x > 0 ? "right" : "left")}";
        var up = y == 0 ? "" : $"{Math.Abs(y)} {(y > 0 ? "up" : "down")}";
        return across.Length == 0 ? up : up.Length == 0 ? across : $"{across} and {up}";
    }

    private static string Figure(Sheet sheet, (string U, string V) names, int columns, (int X, int Y) uAt, (int X, int Y) vAt, (int X, int Y) u, (int X, int Y) v) =>
        sheet.Writer()
            .Line($"UnitGrid({columns}, {columns});")
            .Line($"Vector({names.U}, {uAt.X}, {uAt.Y}, {u.X}, {u.Y}, color: {"blue"});")
            .Line($"Vector({names.V}, {vAt.X}, {vAt.Y}, {v.X}, {v.Y}, color: {"orange"});")
            .ToString();

    /// <summary>The two vectors and what is made of them.</summary>
    private sealed record Chain(int Ux, int Uy, int Vx, int Vy, int P, int Q)
    {
        /// <summary>Tails of the chain, of u and of v, so that everything stays on the grid and u and v stand apart.</summary>
        public ((int X, int Y) Start, (int X, int Y) U, (int X, int Y) V) Place(int side, int shiftX, int shiftY)
        {
            int[] xs = [0, P * Ux, (P * Ux) + (Q * Vx)];
            int[] ys = [0, P * Uy, (P * Uy) + (Q * Vy)];
            if (xs.Max() - xs.Min() > side - 2 || ys.Max() - ys.Min() > side - 2)
            {
                throw new DraftException("The chain does not fit on the grid.");
            }

            (int X, int Y) start = (((side - xs.Max() - xs.Min()) / 2) + Math.Min(0, shiftX - 1), ((side - ys.Max() - ys.Min()) / 2) + Math.Min(0, shiftY - 1));
            return (start, Corner(side, Ux, Uy, left: true), Corner(side, Vx, Vy, left: false));
        }

        private static (int X, int Y) Corner(int side, int dx, int dy, bool left) =>
            left
                ? (1 + Math.Max(0, -dx), side - 1 - Math.Max(0, dy))
                : (side - 1 - Math.Max(0, dx), 1 + Math.Max(0, -dy));
    }
}
