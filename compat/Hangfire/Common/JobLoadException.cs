namespace Hangfire.Common;

/// <summary>A stored job names a type, method or argument that this process cannot load.</summary>
public class JobLoadException(string message, Exception? inner) : Exception(message, inner);
