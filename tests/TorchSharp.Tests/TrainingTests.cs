using System.Diagnostics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

[Collection(AloneCollection.Name)]
public sealed class TrainingTests
{
    [Fact]
    public void Gradients_equal_finite_differences()
    {
        using var scope = NewDisposeScope();
        float[] start = [0.3f, -0.7f, 1.1f];
        static Tensor Loss(Tensor x) => (x * x).sin().mul(x.exp()).sum();
        var variable = tensor(start).requires_grad_();

        Loss(variable).backward();

        var gradient = variable.grad!.data<float>().ToArray();
        for (var i = 0; i < start.Length; i++)
        {
            const double Step = 1e-3;
            double At(double change) => Loss(tensor(start.Select((v, k) => k == i ? (float)(v + change) : v).ToArray()).to(ScalarType.Float64)).item<double>();
            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), gradient[i], 1e-2);
        }
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients()
    {
        using var scope = NewDisposeScope();
        var variable = torch.zeros(2).requires_grad_();
        using (no_grad()) Assert.False((variable * 2).requires_grad);
        using (inference_mode()) Assert.False((variable * 2).requires_grad);

        Assert.True((variable * 2).requires_grad);
    }

    [Fact]
    public void AdamW_takes_the_steps_of_its_paper()
    {
        using var scope = NewDisposeScope();
        const double Rate = 0.1, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8, Decay = 0.1;
        using var parameter = new Parameter(tensor([1f]));
        using var optimizer = optim.AdamW([parameter], lr: Rate, beta1: Beta1, beta2: Beta2, eps: Epsilon, weight_decay: Decay);
        double expected = 1, mean = 0, variance = 0;
        for (var step = 1; step <= 5; step++)
        {
            optimizer.zero_grad();
            (parameter * parameter).sum().backward();
            optimizer.step();

            var gradient = 2 * expected;
            mean = (Beta1 * mean) + ((1 - Beta1) * gradient);
            variance = (Beta2 * variance) + ((1 - Beta2) * gradient * gradient);
            expected -= Rate * Decay * expected;
            expected -= Rate * (mean / (1 - Math.Pow(Beta1, step))) / (Math.Sqrt(variance / (1 - Math.Pow(Beta2, step))) + Epsilon);
            Assert.Equal(expected, parameter.item<float>(), 1e-5);
        }
    }

    [Fact]
    public void Clipping_scales_all_gradients_to_the_norm()
    {
        using var scope = NewDisposeScope();
        using var first = new Parameter(tensor([0f]));
        using var second = new Parameter(tensor([0f]));
        (first * 3).add(second * 4).sum().backward();

        var norm = nn.utils.clip_grad_norm_([first, second], 1);

        Assert.Equal(5, norm, 1e-5);
        Assert.Equal(0.6f, first.grad!.item<float>(), 1e-5f);
        Assert.Equal(0.8f, second.grad!.item<float>(), 1e-5f);
    }

    [Fact]
    public void Composed_attention_is_softmax_of_scaled_products()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        Tensor q = randn([1, 2, 4, 8], generator: generator), k = randn([1, 2, 4, 8], generator: generator), v = randn([1, 2, 4, 8], generator: generator);
        var keep = ones([4, 4], ScalarType.Bool).tril();

        var causal = nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true);
        var masked = nn.functional.scaled_dot_product_attention(q, k, v, keep);

        Assert.True(causal.allclose(masked, atol: 1e-6));
        // The first query sees the first key alone.
        Assert.True(causal.select(2, 0).allclose(v.select(2, 0), atol: 1e-6));
    }

    [Fact]
    public void Modules_name_their_parameters_and_dispose_them()
    {
        var module = new Pair();
        var names = module.named_parameters().Select(p => p.name).ToArray();
        var parameters = module.parameters().ToArray();

        Assert.Equal(["scale", "inner.scale"], names);
        Assert.Throws<ArgumentException>(() => module.register_parameter("scale", new Parameter(torch.zeros(1))));
        module.Dispose();
        Assert.All(parameters, parameter => Assert.True(parameter.IsInvalid));
    }

    [Fact]
    public void Two_thousand_training_steps_take_constant_memory()
    {
        using var weight = new Parameter(torch.zeros(64, 64));
        using var optimizer = optim.AdamW([weight], lr: 1e-3);
        using var input = randn([32, 64]);
        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                nn.functional.linear(input, weight).sub(1).square().mean().backward();
                optimizer.step();
            }
        }

        Run(200);
        var (before, tensors) = (Resident(), Tensor.TotalCount);
        Run(2_000);

        Assert.Equal(tensors, Tensor.TotalCount);
        // A step makes more than 100 kB of tensors: a leak of one in a hundred of them would show.
        Assert.InRange(Resident() - before, long.MinValue, 4 << 20);
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private sealed class Scale : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones([1]));

        public Scale() : base(nameof(Scale)) => register_parameter("scale", scale);

        public override Tensor forward(Tensor input) => input * scale;
    }

    private sealed class Pair : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones([1]));
        private readonly Scale inner = new();

        public Pair() : base(nameof(Pair))
        {
            register_parameter("scale", scale);
            register_module("inner", inner);
        }

        public override Tensor forward(Tensor input) => inner.call(input) * scale;
    }
}
