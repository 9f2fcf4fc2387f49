namespace Flywheel.Migrations;

/// <summary>The database cannot serve this program; the message says why and what to do.</summary>
public sealed class DatabaseException(string message) : Exception(message);
