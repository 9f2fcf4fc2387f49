using Flywheel.Worker.Dashboard.Comparing;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Flywheel.Worker.Dashboard.Views;

/// <summary>Writes compared text as <c>ins</c> and <c>del</c>, without white space of its own between them, and all of it encoded.</summary>
internal static class PieceHtml
{
    /// <summary>The pieces as they stand in a page.</summary>
    public static IHtmlContent Of(IEnumerable<Piece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Kind == PieceKind.Same)
            {
                html.Append(piece.Text);
            }
            else
            {
                var mark = new TagBuilder(piece.Kind == PieceKind.Removed ? "del" : "ins");
                mark.InnerHtml.Append(piece.Text);
                html.AppendHtml(mark);
            }
        }

        return html;
    }
}
