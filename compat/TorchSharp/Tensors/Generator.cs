using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers of its own, on one device.</summary>
    public class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            handle = Bridge.Check(Bridge.flt_generator(this.device.Packed, seed));
        }

        ~Generator() => Dispose(disposing: false);

        public nint Handle => handle;

        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            Bridge.Check(Bridge.flt_generator_seed(handle, unchecked((ulong)seed)));
            return this;
        }

        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned != 0) Bridge.flt_generator_free(owned);
        }
    }
}
