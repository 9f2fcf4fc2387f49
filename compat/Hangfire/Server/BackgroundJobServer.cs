using Hangfire.PostgreSql;
using Hangfire.Server;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hangfire.Server
{
    public interface IBackgroundProcessingServer : IDisposable
    {
        /// <summary>Takes no further jobs, and after the stop timeout cancels those that run. Does not wait.</summary>
        void SendStop();

        /// <summary>Waits until the server has stopped.</summary>
        /// <returns>Whether it has, within the time.</returns>
        bool WaitForShutdown(TimeSpan timeout);

        Task WaitForShutdownAsync(CancellationToken cancellationToken);
    }
}

namespace Hangfire
{
    /// <summary>Runs jobs, from its construction until it is stopped or disposed of.</summary>
    public class BackgroundJobServer : IBackgroundProcessingServer
    {
        private readonly CancellationTokenSource stopping = new();
        private readonly CancellationTokenSource closing = new();
        private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly PostgreSqlStorage storage;
        private readonly BackgroundJobServerOptions options;
        private readonly ILogger logger;
        private readonly string serverId;
        private readonly LeaseKeeper keeper;
        private readonly WorkerPool workers;
        private readonly Dispatcher dispatcher;
        private readonly Scheduler scheduler;
        private int stopSent;

        public BackgroundJobServer(JobStorage storage)
            : this(new BackgroundJobServerOptions(), storage)
        {
        }

        public BackgroundJobServer(BackgroundJobServerOptions options, JobStorage storage)
            : this(options, storage, new JobActivator(), NullLogger.Instance)
        {
        }

        internal BackgroundJobServer(BackgroundJobServerOptions options, JobStorage storage, JobActivator activator, ILogger logger)
        {
            ArgumentNullException.ThrowIfNull(options);
            this.storage = PostgreSqlStorage.From(storage);
            this.options = options;
            this.logger = logger;
            serverId = $"{options.ServerName ?? Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

            var jobs = this.storage.Jobs;
            var runner = new JobRunner(this.storage, options.Activator ?? activator, serverId, logger);
            keeper = new LeaseKeeper(jobs, this.storage.Options.InvisibilityTimeout, logger, closing.Token);
            WorkerPool? pool = null;
            dispatcher = new Dispatcher(
                jobs, this.storage.Options, options, serverId, keeper,
                made => pool = new WorkerPool(options.WorkerCount, job => Run(runner, job), made.WorkerFreed, logger), logger, stopping.Token);
            workers = pool!;
            scheduler = new Scheduler(this.storage, options, serverId, logger, stopping.Token);
            _ = new Listener(this.storage.Database, options.Queues, dispatcher.Wake, scheduler.Wake, logger, stopping.Token);
        }

        public void SendStop()
        {
            if (Interlocked.Exchange(ref stopSent, 1) == 0)
                new Thread(Stop) { IsBackground = true, Name = "Hangfire shutdown" }.Start();
        }

        public bool WaitForShutdown(TimeSpan timeout) => stopped.Task.Wait(timeout);

        public Task WaitForShutdownAsync(CancellationToken cancellationToken) => stopped.Task.WaitAsync(cancellationToken);

        /// <summary>Stops the server, and waits for it.</summary>
        public void Dispose()
        {
            SendStop();
            stopped.Task.GetAwaiter().GetResult();
            GC.SuppressFinalize(this);
        }

        private void Run(JobRunner runner, HeldJob job)
        {
            try
            {
                runner.Run(job, closing.Token);
            }
            finally
            {
                keeper.Release(job);
            }
        }

        private void Stop()
        {
            stopping.Cancel();
            dispatcher.Join();
            scheduler.Join();
            if (!workers.WaitUntilIdle(options.StopTimeout))
                keeper.CancelAll();
            var idle = workers.WaitUntilIdle(options.ShutdownTimeout);
            Leave();
            if (idle)
            {
                Close();
                stopped.SetResult();
                return;
            }

            // The jobs that do not heed their token keep their leases until they end or the process does: nobody runs them a second time meanwhile.
            logger.LogWarning("{Jobs} jobs still run after {Timeout}; they were told to stop.", workers.Busy, options.ShutdownTimeout);
            stopped.SetResult();
            workers.WaitUntilIdle(Timeout.InfiniteTimeSpan);
            Close();
        }

        private void Leave()
        {
            try
            {
                storage.Servers.Remove(serverId);
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException)
            {
                logger.LogDebug(error, "The server could not take itself off the list; it will be removed as silent.");
            }
        }

        private void Close()
        {
            closing.Cancel();
            workers.Dispose();
        }
    }
}
