using System.Runtime.InteropServices;

namespace SkiaSharp.Native;

/// <summary>A cairo drawing context. It keeps the pixels that it draws on alive until it is gone.</summary>
internal sealed class CairoContext : SafeHandle
{
    private readonly PixelBuffer _target;

    public CairoContext(PixelBuffer target)
        : base(0, ownsHandle: true)
    {
        _target = target;
        var referenced = false;
        target.DangerousAddRef(ref referenced);
        SetHandle(Cairo.Create(target.DangerousGetHandle()));
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Cairo.Destroy(handle);
        _target.DangerousRelease();
        return true;
    }
}
