using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Op.sum.Call(this, type);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Op.sum_dims.Call(this, new[] { dim }, keepdim, type);
        public Tensor mean() => Op.mean.Call(this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Op.mean_dims.Call(this, dimensions, keepdim, type);
        public Tensor max() => Op.max.Call(this);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Op.max_dim.CallPair(this, dim, keepdim);
        public Tensor min() => Op.min.Call(this);
        public Tensor argmax(long dim, bool keepdim = false) => Op.argmax.Call(this, dim, keepdim);
        public Tensor cumsum(long dim, ScalarType? type = null) => Op.cumsum.Call(this, dim, type);
        public Tensor norm(float p = 2) => Op.norm.Call(this, (double)p);
        public Tensor all() => Op.all.Call(this);
        public Tensor any() => Op.any.Call(this);
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Op.topk.CallPair(this, k, dim, largest, sorted);
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Op.sort.CallPair(this, stable, dim, descending);
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Op.allclose.CallTruth(this, target, rtol, atol, equal_nan);
    }
}
