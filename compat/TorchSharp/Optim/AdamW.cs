using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101). Where libtorch has the fused operator for the
/// device, a step is one call for each group of parameters; else a few for each parameter.
/// </summary>
public class AdamW : optim.Optimizer
{
    private readonly List<ParamGroup> groups = [];
    private readonly Dictionary<Parameter, State> states = new(ReferenceEqualityComparer.Instance);
    private readonly Options defaults;

    internal AdamW(IEnumerable<Parameter> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    internal AdamW(IEnumerable<ParamGroup> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
    {
        if (amsgrad || maximize) throw new NotSupportedException("amsgrad and maximize are not supported.");
        defaults = new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay };
        foreach (var group in parameters)
        {
            group.Settings.FillFrom(defaults);
            groups.Add(group);
        }
    }

    public override IEnumerable<optim.ILearningRateController> ParamGroups => groups;

    public override IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in groups) Step(group);
        return loss;
    }

    /// <summary>The states of all parameters, group by group; not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        result.State.AddRange(parameters().Select(StateOf));
        return result;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var state in states.Values) state.Dispose();
        states.Clear();
    }

    private void Step(ParamGroup group)
    {
        foreach (var (parameter, gradient) in group.Parameters.Select(p => (p, p.grad)).ToArray())
        {
            if (gradient is null) continue;
            StateOf(parameter).Update(parameter, gradient, group.Settings);
        }
    }

    private State StateOf(Parameter parameter)
    {
        if (!states.TryGetValue(parameter, out var state)) states.Add(parameter, state = new State(parameter));
        return state;
    }

    /// <summary>The settings of a group; what is null is the optimizer's default.</summary>
    public class Options
    {
        public double? LearningRate { get; set; }
        public double InitialLearningRate { get; set; }
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;

        internal void FillFrom(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            InitialLearningRate = LearningRate!.Value;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : optim.ILearningRateController
    {
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
        {
            Parameters = parameters.ToArray();
            Settings = options;
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })
        {
            if (amsgrad || maximize) throw new NotSupportedException("amsgrad and maximize are not supported.");
        }

        public IEnumerable<Parameter> Parameters { get; set; }

        public double LearningRate
        {
            get => Settings.LearningRate!.Value;
            set => Settings.LearningRate = value;
        }

        public double InitialLearningRate
        {
            get => Settings.InitialLearningRate;
            set => Settings.InitialLearningRate = value;
        }

        internal Options Settings { get; }
    }

    /// <summary>The means of a parameter's gradients and of their squares, and the steps that it took.</summary>
    public class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor exp_avg;
        public Tensor exp_avg_sq;
        private Tensor? steps;

        public State(Parameter parameter) : base(parameter)
        {
            exp_avg = zeros_like(parameter).DetachFromDisposeScope();
            exp_avg_sq = zeros_like(parameter).DetachFromDisposeScope();
        }

        internal void Update(Tensor parameter, Tensor gradient, Options options)
        {
            step++;
            if (Op.fused_adamw.Exists && parameter.device_type == DeviceType.CUDA) Fused(parameter, gradient, options);
            else Composed(parameter, gradient, options);
        }

        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            steps?.Dispose();
        }

        private void Fused(Tensor parameter, Tensor gradient, Options o)
        {
            // The operator reads the step that is being taken, from the device.
            steps ??= torch.zeros([], ScalarType.Float32, parameter.device).DetachFromDisposeScope();
            steps.fill_(step);
            Op.fused_adamw.CallNone(new[] { parameter }, new[] { gradient }, new[] { exp_avg }, new[] { exp_avg_sq }, Array.Empty<Tensor>(), new[] { steps },
                o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value, o.weight_decay!.Value, o.eps!.Value, false, false);
        }

        private void Composed(Tensor parameter, Tensor gradient, Options o)
        {
            double rate = o.LearningRate!.Value, beta1 = o.beta1!.Value, beta2 = o.beta2!.Value;
            parameter.mul_(1 - (rate * o.weight_decay!.Value));
            exp_avg.mul_(beta1).add_(gradient, 1 - beta1);
            exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            var correction = Math.Sqrt(1 - Math.Pow(beta2, step));
            var denominator = exp_avg_sq.sqrt().mul_(1 / correction).add_(o.eps!.Value);
            parameter.addcdiv_(exp_avg, denominator, -rate / (1 - Math.Pow(beta1, step)));
        }
    }
}
