namespace SkiaSharp;

public abstract class SKObject : SKNativeObject
{
}
