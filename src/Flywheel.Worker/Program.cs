using System.CommandLine;
using Flywheel.Worker.Commands;

var root = new RootCommand("VThinker: grows checked visual reasoning problems whose pictures are code, and exports them as datasets.")
{
    GrowCommand.Create(),
    AuthorCommand.Create(),
    WorkerCommand.Create(),
    PlanCommand.Create(),
    RunsCommand.Create(),
    ProblemCommand.Create(),
    ExportCommand.Create(),
    DatasetCommand.Create(),
    AskCommand.Create(),
    ServeCommand.Create(),
    UserCommand.Create(),
    ServeModelCommand.Create(),
    FigureCommand.Create(),
    RegenerateCommand.Create(),
    KnowledgeCommand.Create(),
    AuditCommand.Create(),
    ModelCommand.Create(),
    TrainCommand.Create(),
};

using var interruption = new Interruption(Console.Error);
return await CommandErrors.InvokeAsync(root.Parse(args), new InvocationConfiguration { ProcessTerminationTimeout = null }, interruption.Token);
