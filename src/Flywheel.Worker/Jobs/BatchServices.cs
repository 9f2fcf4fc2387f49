using System.Collections.Immutable;
using Npgsql;

namespace Flywheel.Worker.Jobs;

/// <summary>What all jobs of runs need.</summary>
/// <param name="Source">The runs' database.</param>
/// <param name="Dispatcher">Starts what follows.</param>
/// <param name="Queues">The queues that this process serves.</param>
/// <param name="Clock">Tells the time of rows.</param>
public sealed record BatchServices(NpgsqlDataSource Source, BatchDispatcher Dispatcher, ImmutableArray<WorkQueue> Queues, TimeProvider Clock);
