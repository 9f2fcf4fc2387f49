using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[long i1] => select(0, i1);
        public Tensor this[long i1, long i2] => select(0, i1).select(0, i2);

        public Tensor view(params long[] shape) => Op.view.Call(this, shape);
        public Tensor reshape(params long[] shape) => Op.reshape.Call(this, shape);
        public Tensor expand(params long[] sizes) => Op.expand.Call(this, sizes);
        public Tensor transpose(long dim0, long dim1) => Op.transpose.Call(this, dim0, dim1);
        public Tensor t() => Op.t.Call(this);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Op.flatten.Call(this, start_dim, end_dim);
        public Tensor squeeze(long? dim = null) => dim is { } one ? Op.squeeze_dim.Call(this, one) : Op.squeeze.Call(this);
        public Tensor unsqueeze(long dim) => Op.unsqueeze.Call(this, dim);
        public Tensor contiguous() => Op.contiguous.Call(this);
        public Tensor narrow(long dim, long start, long length) => Op.narrow.Call(this, dim, start, length);
        public Tensor select(long dim, long index) => Op.select.Call(this, dim, index);
        public Tensor[] split(long size, int dim = 0) => Op.split.CallList(this, size, dim);
        public Tensor[] split(long[] sizes, long dim = 0) => Op.split_sizes.CallList(this, sizes, dim);
        public Tensor[] chunk(long chunks, long dim = 0) => Op.chunk.CallList(this, chunks, dim);
        public Tensor[] unbind(long dimension = 0) => Op.unbind.CallList(this, dimension);
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => Op.repeat_interleave.Call(this, repeats, dim, output_size);
        public Tensor tril(long diagonal = 0) => Op.tril.Call(this, diagonal);

        public Tensor clone() => Op.clone.Call(this);
        public Tensor detach() => Op.detach.Call(this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Op.copy_.CallInPlace(this, this, source, nonBlocking);
        public Tensor fill_(Scalar value) => Op.fill_.CallInPlace(this, this, value);
        public Tensor zero_() => Op.zero_.CallInPlace(this, this);
        public Tensor normal_(double mean = 0.0, double stddev = 1.0, Generator? generator = null) => Op.normal_.CallInPlace(this, this, mean, stddev, generator);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Released(copy || type != dtype ? Op.to_type.Call(this, type, non_blocking, copy) : this, disposeAfter);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Released(copy || !device.Holds(this.device) ? Op.to_device.Call(this, device, dtype, non_blocking, copy) : this, disposeAfter);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Released(copy || type != dtype || !device.Holds(this.device) ? Op.to_device.Call(this, device, type, non_blocking, copy) : this, disposeAfter);

        public Tensor cpu() => to(CPU);
        public Tensor @float() => to(ScalarType.Float32);
        public Tensor @long() => to(ScalarType.Int64);

        private Tensor Released(Tensor converted, bool disposeAfter)
        {
            if (disposeAfter && !ReferenceEquals(converted, this)) Dispose();
            return converted;
        }
    }
}
