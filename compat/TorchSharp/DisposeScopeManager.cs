namespace TorchSharp;

/// <summary>The dispose scopes of one thread, innermost last.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? current;

    private readonly Stack<DisposeScope> scopes = new();

    internal static DisposeScopeManager Current => current ??= new DisposeScopeManager();

    internal DisposeScope? Innermost => scopes.TryPeek(out var scope) ? scope : null;

    internal DisposeScope Open()
    {
        var scope = new DisposeScope(this, Innermost);
        scopes.Push(scope);
        return scope;
    }

    internal DisposeScope? Register(IDisposable disposable)
    {
        var scope = Innermost;
        scope?.Include(disposable);
        return scope;
    }

    internal void Remove(DisposeScope scope)
    {
        if (Innermost != scope) throw new InvalidOperationException("A dispose scope ends before the scopes opened inside it, or on another thread than it was opened on.");
        scopes.Pop();
    }
}
