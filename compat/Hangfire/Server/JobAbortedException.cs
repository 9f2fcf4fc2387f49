namespace Hangfire.Server;

/// <summary>The server lost its lease on the job that it runs: whatever the job still does, its end will not be recorded.</summary>
public class JobAbortedException() : OperationCanceledException("Another server may have taken this job over: the lease on it was lost.");
