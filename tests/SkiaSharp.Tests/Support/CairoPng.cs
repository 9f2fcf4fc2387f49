using System.Runtime.InteropServices;

namespace SkiaSharp.Tests.Support;

/// <summary>Cairo's own PNG reader and writer, over libpng: it shares no code with the one under test.</summary>
internal static unsafe class CairoPng
{
    private const string Library = "libcairo.so.2";

    private delegate int Transfer(nint closure, byte* bytes, uint length);

    /// <summary>Width, height and pixels as 0xAARRGGBB with alpha multiplied in.</summary>
    public static (int Width, int Height, uint[] Pixels) Read(byte[] file)
    {
        var next = 0;
        Transfer read = (_, bytes, length) =>
        {
            if (length > file.Length - next)
                return 10;
            file.AsSpan(next, (int)length).CopyTo(new Span<byte>(bytes, (int)length));
            next += (int)length;
            return 0;
        };
        var surface = CreateFromPng(read, 0);
        GC.KeepAlive(read);
        try
        {
            Assert.Equal(0, Status(surface));
            int width = Width(surface), height = Height(surface), stride = Stride(surface) / 4;
            var hasAlpha = Format(surface) == 0;
            var pixels = new uint[width * height];
            for (var y = 0; y < height; y++)
            {
                new ReadOnlySpan<uint>(Data(surface) + (y * stride), width).CopyTo(pixels.AsSpan(y * width));
            }

            if (!hasAlpha)
                pixels = Array.ConvertAll(pixels, pixel => pixel | 0xFF000000);
            return (width, height, pixels);
        }
        finally
        {
            Destroy(surface);
        }
    }

    /// <summary>A file as libpng writes it by default: level 6, its own choice of filters.</summary>
    public static byte[] Write(int width, int height, uint[] pixels)
    {
        using var file = new MemoryStream();
        Transfer write = (_, bytes, length) =>
        {
            file.Write(new ReadOnlySpan<byte>(bytes, (int)length));
            return 0;
        };
        fixed (uint* first = pixels)
        {
            var opaque = pixels.All(pixel => pixel >> 24 == 255);
            var surface = ForData(first, opaque ? 1 : 0, width, height, width * 4);
            Assert.Equal(0, WriteToPng(surface, write, 0));
            Destroy(surface);
        }

        GC.KeepAlive(write);
        return file.ToArray();
    }

    [DllImport(Library, EntryPoint = "cairo_image_surface_create_from_png_stream")]
    private static extern nint CreateFromPng(Transfer read, nint closure);

    [DllImport(Library, EntryPoint = "cairo_surface_write_to_png_stream")]
    private static extern int WriteToPng(nint surface, Transfer write, nint closure);

    [DllImport(Library, EntryPoint = "cairo_image_surface_create_for_data")]
    private static extern nint ForData(uint* data, int format, int width, int height, int stride);

    [DllImport(Library, EntryPoint = "cairo_surface_status")]
    private static extern int Status(nint surface);

    [DllImport(Library, EntryPoint = "cairo_surface_destroy")]
    private static extern void Destroy(nint surface);

    [DllImport(Library, EntryPoint = "cairo_image_surface_get_width")]
    private static extern int Width(nint surface);

    [DllImport(Library, EntryPoint = "cairo_image_surface_get_height")]
    private static extern int Height(nint surface);

    [DllImport(Library, EntryPoint = "cairo_image_surface_get_stride")]
    private static extern int Stride(nint surface);

    [DllImport(Library, EntryPoint = "cairo_image_surface_get_format")]
    private static extern int Format(nint surface);

    [DllImport(Library, EntryPoint = "cairo_image_surface_get_data")]
    private static extern uint* Data(nint surface);
}
