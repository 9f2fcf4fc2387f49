using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Op.index_select.Call(this, dim, index);
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Op.index_copy_.CallInPlace(this, this, dim, index, source);
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Op.index_add_.CallInPlace(this, this, dim, index, source, alpha);
        public Tensor index_put_(Tensor value, params Tensor[] indices) => Op.index_put_.CallInPlace(this, this, Argument.Optional(indices), value);
        public Tensor gather(long dim, Tensor index) => Op.gather.Call(this, dim, index);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Op.scatter_.CallInPlace(this, this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Op.scatter_add_.CallInPlace(this, this, dim, index, src);
        public Tensor masked_fill(Tensor mask, Scalar value) => Op.masked_fill.Call(this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Op.masked_fill_.CallInPlace(this, this, mask, value);
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => Op.multinomial.Call(this, num_samples, replacement, generator);
    }
}
