using System.CommandLine;
using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary>How commands print what several of them print.</summary>
internal static class CommandOutput
{
    /// <summary>A table without lines between its rows, which a narrow terminal wraps and a pipe does not.</summary>
    public static Table Table(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            // A number's heading starts with a space, so that numbers stand right.
            table.AddColumn(heading.StartsWith(' ') ? new TableColumn(Markup.Escape(heading[1..])).RightAligned() : new TableColumn(Markup.Escape(heading)));
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void Add(this Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    /// <summary>Prints a table.</summary>
    public static void Write(ParseResult parsed, Table table) => KnowledgeView.ConsoleOf(parsed).Write(table);
}
