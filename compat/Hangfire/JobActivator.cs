using Hangfire.Server;

namespace Hangfire;

/// <summary>Makes the objects whose methods are jobs.</summary>
public class JobActivator
{
    public virtual object ActivateJob(Type jobType)
    {
        ArgumentNullException.ThrowIfNull(jobType);
        return Activator.CreateInstance(jobType) ?? throw new InvalidOperationException($"No {jobType} can be made.");
    }

    public virtual JobActivatorScope BeginScope(PerformContext context) => new SimpleScope(this);

    private sealed class SimpleScope(JobActivator activator) : JobActivatorScope
    {
        private readonly List<IDisposable> made = [];

        public override object Resolve(Type type)
        {
            var instance = activator.ActivateJob(type);
            if (instance is IDisposable disposable)
                made.Add(disposable);
            return instance;
        }

        public override void DisposeScope() => made.ForEach(disposable => disposable.Dispose());
    }
}

/// <summary>The life of one job's objects.</summary>
public abstract class JobActivatorScope : IDisposable
{
    public abstract object Resolve(Type type);

    public virtual void DisposeScope()
    {
    }

    public void Dispose()
    {
        DisposeScope();
        GC.SuppressFinalize(this);
    }
}
