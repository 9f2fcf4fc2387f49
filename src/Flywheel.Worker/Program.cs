using System.CommandLine;
using Flywheel.Worker.Commands;

const int UsageError = 2;

var parsed = new RootCommand("VThinker: a data-evolution flywheel for vision-language models that think with images.") { FigureCommand.Create() }.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? UsageError : code;
