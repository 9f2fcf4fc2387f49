namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState(Parameter parameter)
{
    protected Parameter _parameter = parameter;
}
