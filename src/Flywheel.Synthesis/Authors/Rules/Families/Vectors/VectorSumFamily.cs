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
        var sheet = Sheet.BeginUnlined(drafting);
        var (size, start, vAt) = chain.Place(random.Chance(0.5));
        var figure = Figure(sheet, names, size, start, vAt, (ux, uy), (vx, vy));
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
                    (p == 1 ? "" : FigureWriter.Code($"Arrow({tail}, {bend}, color: {"green"}, dashed: true);\n"))
                    + FigureWriter.Code($"Arrow({bend}, {tip}, color: {"purple"}, dashed: true);")),
                new ThinkingStep(
                    drafting.Say(
                        "The result reaches from the start of the chain to its end. I draw it.",
                        $"From the first tail to the last tip runs {expression}; I add this arrow."),
                    FigureWriter.Code($"Arrow({tail}, {tip}, color: {"red"}, width: 3);")),
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
                Figure(sheet, names, size, start, vAt, (ux, uy), (vx + (vx < 0 ? -1 : 1), vy)),
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

    private static string Figure(Sheet sheet, (string U, string V) names, (int Columns, int Rows) size, (int X, int Y) uAt, (int X, int Y) vAt, (int X, int Y) u, (int X, int Y) v) =>
        sheet.Writer()
            .Line($"UnitGrid({size.Columns}, {size.Rows});")
            .Line($"Vector({names.U}, {uAt.X}, {uAt.Y}, {u.X}, {u.Y}, color: {"blue"});")
            .Line($"Vector({names.V}, {vAt.X}, {vAt.Y}, {v.X}, {v.Y}, color: {"orange"});")
            .ToString();

    /// <summary>The two vectors and what is made of them.</summary>
    private sealed record Chain(int Ux, int Uy, int Vx, int Vy, int P, int Q)
    {
        /// <summary>
        /// Size of the grid, and the tails of u (where the chain starts too) and of v, with v beside or below the chain, whichever makes the
        /// squarer grid.
        /// </summary>
        public ((int Columns, int Rows) Size, (int X, int Y) Start, (int X, int Y) V) Place(bool chainFirst)
        {
            var (left, bottom, width, height) = Bounds([0, Ux, P * Ux, (P * Ux) + (Q * Vx)], [0, Uy, P * Uy, (P * Uy) + (Q * Vy)]);
            var (vLeft, vBottom, vWidth, vHeight) = Bounds([0, Vx], [0, Vy]);
            var beside = Math.Max(width + vWidth, Math.Max(height, vHeight)) <= Math.Max(height + vHeight, Math.Max(width, vWidth));
            var (columns, rows) = beside ? (width + vWidth + 4, Math.Max(height, vHeight) + 2) : (Math.Max(width, vWidth) + 2, height + vHeight + 4);
            var (chainX, chainY) = chainFirst || !beside ? (1, chainFirst || beside ? 1 : vHeight + 3) : (vWidth + 3, 1);
            var (vX, vY) = chainX > 1 || chainY > 1 ? (1, 1) : beside ? (width + 3, 1) : (1, height + 3);
            return ((columns, rows), (chainX - left, chainY - bottom), (vX - vLeft, vY - vBottom));
        }

        private static (int Left, int Bottom, int Width, int Height) Bounds(int[] xs, int[] ys) =>
            (xs.Min(), ys.Min(), xs.Max() - xs.Min(), ys.Max() - ys.Min());
    }
}
