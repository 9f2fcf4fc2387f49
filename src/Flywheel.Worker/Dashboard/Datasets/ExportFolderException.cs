namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>The folder of an export is not there, not whole, or not to be served; the message is a sentence for people.</summary>
internal sealed class ExportFolderException(string message) : Exception(message);
