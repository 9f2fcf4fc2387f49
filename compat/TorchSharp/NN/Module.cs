using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>
        /// A part of a network: parameters, buffers and parts of its own, each under a name. It disposes what is registered with it.
        /// </summary>
        public class Module : IDisposable
        {
            private readonly string name;
            private readonly List<(string Name, Parameter Value)> parameterList = [];
            private readonly List<(string Name, Tensor Value)> bufferList = [];
            private readonly List<(string Name, Module Value)> moduleList = [];
            private bool isTraining = true;

            protected Module(string name) => this.name = name;

            public virtual bool training => isTraining;

            public virtual string GetName() => name;

            public virtual void train(bool train = true)
            {
                isTraining = train;
                foreach (var (_, module) in moduleList) module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void register_parameter(string name, Parameter param)
            {
                Claim(name);
                param.DetachFromDisposeScope();
                parameterList.Add((name, param));
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                Claim(name);
                tensor.DetachFromDisposeScope();
                bufferList.Add((name, tensor));
            }

            public virtual void register_module(string name, Module submodule)
            {
                Claim(name);
                moduleList.Add((name, submodule));
            }

            public virtual IEnumerable<(string name, Module module)> named_children() => moduleList;

            /// <summary>The parameters with their dotted names, each native parameter once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (key, parameter) in parameterList)
                {
                    if (seen.Add(parameter.Handle)) yield return (key, parameter);
                }
                if (!recurse) yield break;
                foreach (var (prefix, module) in moduleList)
                {
                    foreach (var (key, parameter) in module.named_parameters())
                    {
                        if (seen.Add(parameter.Handle)) yield return ($"{prefix}.{key}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(pair => pair.parameter);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, parameter) in parameterList) parameter.Dispose();
                foreach (var (_, buffer) in bufferList) buffer.Dispose();
                foreach (var (_, module) in moduleList) module.Dispose();
            }

            private void Claim(string key)
            {
                if (key.Length == 0 || key.Contains('.')) throw new ArgumentException($"\"{key}\" cannot be the name of a parameter, buffer or module: it is empty or has a dot.");
                if (parameterList.Exists(p => p.Name == key) || bufferList.Exists(b => b.Name == key) || moduleList.Exists(m => m.Name == key))
                {
                    throw new ArgumentException($"The module {name} already has something named \"{key}\".");
                }
            }
        }

        /// <summary>A part that takes one value.</summary>
        public abstract class Module<T, TResult>(string name) : Module(name)
        {
            public abstract TResult forward(T input);

            public TResult call(T input) => forward(input);
        }
    }
}
