using System.Runtime.CompilerServices;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It is released by <see cref="Dispose()"/>, by the dispose scope that holds it, or at the latest
    /// when it is collected.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private const int MaximumDimensions = 16;
        private static long totalCount;
        private nint handle;

        internal Tensor(nint handle)
        {
            this.handle = handle;
            Interlocked.Increment(ref totalCount);
            OwningDisposeScope = DisposeScopeManager.Current.Register(this);
        }

        ~Tensor() => Dispose(disposing: false);

        /// <summary>Tensors that hold a native one now.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The address of the native tensor (<c>at::Tensor*</c>).</summary>
        public nint Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle. It was disposed, by hand or by its dispose scope.");

        public bool IsInvalid => handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        public ScalarType dtype => Describe().Type;
        public Device device => Describe().Where;
        public DeviceType device_type => Describe().Where.type;
        public long[] shape => Describe().Sizes;
        public long ElementSize => dtype.ElementSize();
        public bool requires_grad
        {
            get => Bridge.flt_requires_grad(Handle) != 0;
            set => Bridge.Check(Bridge.flt_set_requires_grad(Handle, value ? 1 : 0));
        }


        public Tensor? grad
        {
            get
            {
                var gradient = Bridge.flt_grad(Handle);
                return gradient == 0 ? null : new Tensor(gradient);
            }
            set => Bridge.Check(Bridge.flt_set_grad(Handle, value?.Handle ?? 0));
        }

        /// <summary>The tensor's memory. It must be contiguous, on the CPU and under 2 GiB; the span is valid while the tensor is.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU) throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
                if (!is_contiguous()) throw new InvalidOperationException("Reading the bytes of a tensor that is not contiguous is not supported.");
                var length = numel() * ElementSize;
                return length == 0 ? [] : new Span<byte>((void*)Bridge.Check(Bridge.flt_data(Handle)), checked((int)length));
            }
            set
            {
                var own = bytes;
                if (value.Length != own.Length) throw new ArgumentException($"{value.Length} bytes do not fill a tensor of {own.Length}.", nameof(value));
                value.CopyTo(own);
            }
        }

        public long dim() => Describe().Sizes.Length;

        public long numel()
        {
            long count = 1;
            foreach (var size in Describe().Sizes) count *= size;
            return count;
        }

        public unsafe long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* start = strides) Bridge.flt_strides(Handle, start);
            return strides;
        }

        public bool is_contiguous() => Bridge.flt_is_contiguous(Handle) != 0;

        /// <summary>The elements in row-major order, whatever the strides. The tensor must be on the CPU.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (Unsafe.SizeOf<T>() != ElementSize) throw new ArgumentException($"A tensor of {dtype} has no elements of {typeof(T).Name}.");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor of one element.</summary>
        public unsafe T item<T>() where T : unmanaged
        {
            if (numel() != 1) throw new ArgumentException($"Number of elements in the tensor must be 1; it has {numel()}.");
            long integer;
            double real;
            Bridge.Check(Bridge.flt_item(Handle, &integer, &real));
            return default(T) switch
            {
                float => (T)(object)(float)real,
                double => (T)(object)real,
                long => (T)(object)integer,
                int => (T)(object)checked((int)integer),
                byte => (T)(object)checked((byte)integer),
                bool => (T)(object)(integer != 0),
                _ => throw new ArgumentException($"A tensor's element cannot be read as {typeof(T).Name}."),
            };
        }

        public void backward() => Bridge.Check(Bridge.flt_backward(Handle));

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }


        /// <summary>Another managed tensor of the same native one.</summary>

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            OwningDisposeScope?.MoveToOther(other, this);
            return this;
        }

        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned == 0) return;
            Interlocked.Decrement(ref totalCount);
            Bridge.flt_free(owned);
        }

        public override string ToString() => IsInvalid ? "[disposed]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        /// <summary>Gives the native tensor away; this one is invalid afterwards and in no scope.</summary>
        internal nint Release()
        {
            OwningDisposeScope?.Detach(this);
            GC.SuppressFinalize(this);
            var given = Interlocked.Exchange(ref handle, 0);
            if (given != 0) Interlocked.Decrement(ref totalCount);
            return given;
        }

        private unsafe (ScalarType Type, Device Where, long[] Sizes) Describe()
        {
            int type;
            long where;
            var sizes = stackalloc long[MaximumDimensions];
            var count = Bridge.flt_describe(Handle, &type, &where, sizes, MaximumDimensions);
            GC.KeepAlive(this);
            return ((ScalarType)type, Device.Unpack(where), new Span<long>(sizes, Math.Min(count, MaximumDimensions)).ToArray());
        }
    }
}
