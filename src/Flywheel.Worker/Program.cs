using System.CommandLine;
using Flywheel.Worker.Commands;

var root = new RootCommand("VThinker: grows checked visual reasoning problems whose pictures are code, and exports them as datasets.")
{
    GrowCommand.Create(),
    ExportCommand.Create(),
    FigureCommand.Create(),
    KnowledgeCommand.Create(),
    AuditCommand.Create(),
};

// A paused run waits for the batches that are being done; a second Ctrl-C does not.
return await CommandErrors.InvokeAsync(root.Parse(args), new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
