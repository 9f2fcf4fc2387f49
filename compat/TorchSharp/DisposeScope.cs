namespace TorchSharp;

/// <summary>
/// Holds the tensors made on this thread while it is the innermost scope, and disposes them when it ends. A tensor belongs to
/// one scope at most; moving and detaching take it out.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private readonly DisposeScope? outer;
    private HashSet<IDisposable> disposables = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        this.outer = outer;
    }

    /// <summary>How many disposables the scope holds.</summary>
    public int DisposablesCount => disposables.Count;

    /// <summary>A copy of the list of what the scope holds.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. disposables];

    internal DisposeScope? OuterScope => outer;

    public bool Contains(IDisposable disposable) => disposables.Contains(disposable);

    /// <summary>Takes a disposable into this scope, out of the one that holds it.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { OwningDisposeScope: { } owner } tensor && owner != this) owner.disposables.Remove(tensor);
        Take(this, disposable);
    }

    /// <summary>Takes a disposable out of this scope; nobody disposes it from then on but its owner.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        if (disposables.Remove(disposable) && disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
        return disposable;
    }

    /// <summary>Moves a disposable that this scope holds to the scope around it; without one it is detached.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(outer, disposable);

    /// <summary>Moves two disposables that this scope holds to the scope around it.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    /// <summary>Moves disposables that this scope holds to the scope around it.</summary>
    public void MoveToOuter(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables) MoveToOuter(disposable);
    }

    /// <summary>Moves a disposable that this scope holds to another; to none means that it is detached.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        if (disposables.Remove(disposable)) Take(scope, disposable);
        return disposable;
    }

    /// <summary>Disposes all that the scope holds; the scope stays in use.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes all that the scope holds but one, which it then holds.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Disposes all that the scope holds but these, which it then holds.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var old = disposables;
        disposables = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in old)
        {
            if (disposables.Contains(disposable)) continue;
            // It need not tell the scope that it is gone.
            if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
            disposable.Dispose();
        }
    }

    /// <summary>Takes note that a disposable was disposed by hand.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
    }

    /// <summary>Disposes all that the scope holds and ends it. It must be the innermost one of its thread.</summary>
    public void Dispose()
    {
        DisposeEverything();
        manager.Remove(this);
    }

    internal void Include(IDisposable disposable) => disposables.Add(disposable);

    private static void Take(DisposeScope? scope, IDisposable disposable)
    {
        scope?.disposables.Add(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = scope;
    }
}
