using System.Buffers;
using System.Runtime.InteropServices;

namespace SkiaSharp.Native;

/// <summary>
/// Pixels of 4 bytes in a pinned, pooled array, with the cairo surface over them. Owners are counted: a surface shares its
/// pixels with its snapshots. The last owner's release, or the finalizer, destroys the surface and returns the array.
/// </summary>
internal sealed unsafe class PixelBuffer : SafeHandle
{
    private readonly byte[] _array;
    private GCHandle _pin;
    private int _owners = 1;

    private PixelBuffer(SKImageInfo info, byte[] array)
        : base(0, ownsHandle: true)
    {
        Info = info;
        _array = array;
        _pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        SetHandle(Cairo.SurfaceForData((byte*)_pin.AddrOfPinnedObject(), Cairo.FormatArgb32, info.Width, info.Height, info.RowBytes));
        if (Cairo.SurfaceStatus(handle) != 0)
        {
            Dispose();
            throw new InvalidOperationException($"cairo cannot hold a picture of {info.Width}x{info.Height} pixels.");
        }
    }

    public SKImageInfo Info { get; }

    /// <summary>True while another surface or image reads the same pixels: whoever wants to write copies first.</summary>
    public bool IsShared => Volatile.Read(ref _owners) > 1;

    public override bool IsInvalid => handle == 0;

    /// <summary>All rows, without gaps between them.</summary>
    public Span<byte> Bytes => _array.AsSpan(0, Info.BytesSize);

    public Span<uint> Words => MemoryMarshal.Cast<byte, uint>(Bytes);

    /// <summary>Stays valid while the buffer is referenced.</summary>
    public byte* Address => (byte*)_pin.AddrOfPinnedObject();

    /// <summary>Null when the picture is empty, larger than cairo's 32,767 pixels a side, or of an unsupported colour type.</summary>
    public static PixelBuffer? TryCreate(SKImageInfo info, bool cleared)
    {
        if (!info.IsSupported)
            return null;
        var array = ArrayPool<byte>.Shared.Rent(info.BytesSize);
        if (cleared)
            array.AsSpan(0, info.BytesSize).Clear();
        return new PixelBuffer(info, array);
    }

    public PixelBuffer Share()
    {
        Interlocked.Increment(ref _owners);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _owners) == 0)
            Dispose();
    }

    public PixelBuffer Copy()
    {
        var copy = TryCreate(Info, cleared: false)!;
        Bytes.CopyTo(copy.Bytes);
        return copy;
    }

    protected override bool ReleaseHandle()
    {
        Cairo.SurfaceDestroy(handle);
        _pin.Free();
        ArrayPool<byte>.Shared.Return(_array);
        return true;
    }
}
