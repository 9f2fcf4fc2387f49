using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How the losses of single elements are put together; numbered as libtorch does.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Op.linear.Call(input, weights, bias);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Op.cross_entropy.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>
            /// Attention of queries [.., H, L, E] over keys and values [.., H, S, E], with a mask that is added (or, of truth values, keeps)
            /// or causal. A libtorch before 2.0 has no such operator; there it is composed of products and a softmax.
            /// </summary>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                if (attn_mask is not null && is_casual) throw new ArgumentException("A mask and causal attention exclude each other.");
                if (Op.attention.Exists) return Op.attention.Call(query, key, value, attn_mask, p, is_casual);
                if (p != 0) throw new NotSupportedException("Dropout inside attention needs libtorch 2.0 or later.");
                return Compose(query, key, value, attn_mask, is_casual);
            }

            private static Tensor Compose(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal)
            {
                using var scope = NewDisposeScope();
                var width = query.shape[^1];
                var scores = query.mul(1 / Math.Sqrt(width)).matmul(key.transpose(-2, -1));
                if (causal)
                {
                    var keep = ones([query.shape[^2], key.shape[^2]], ScalarType.Bool, query.device).tril();
                    scores = scores.masked_fill(keep.logical_not(), double.NegativeInfinity);
                }
                if (mask is not null) scores = mask.dtype == ScalarType.Bool ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity) : scores.add(mask);
                return scores.softmax(-1).matmul(value).MoveToOuterDisposeScope();
            }
        }

        public static class utils
        {
            /// <summary>
            /// Scales the gradients so that their common norm is at most the given one, and returns what it was.
            /// </summary>
            public static double clip_grad_norm_(IEnumerable<Modules.Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
                if (gradients.Length == 0) return 0;
                var norms = gradients.Select(gradient => gradient.to(ScalarType.Float32).norm((float)norm_type)).ToArray();
                double total = stack(norms).norm((float)norm_type).item<float>();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                {
                    using var quiet = no_grad();
                    foreach (var gradient in gradients) gradient.mul_(factor);
                }
                return total;
            }
        }
    }
}
