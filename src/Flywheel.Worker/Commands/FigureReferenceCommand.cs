using System.CommandLine;
using Flywheel.Synthesis.Figures;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel figure reference</c>: the reference page of the figure language.</summary>
internal static class FigureReferenceCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write; standard output if left out." };
        var command = new Command("reference", "Print the reference page of the figure language.") { output };
        command.SetAction(parsed =>
        {
            var page = ReferencePage.Write();
            if (parsed.GetValue(output) is { } file)
            {
                File.WriteAllText(file, page);
            }
            else
            {
                parsed.InvocationConfiguration.Output.Write(page);
            }

            return 0;
        });
        return command;
    }
}
