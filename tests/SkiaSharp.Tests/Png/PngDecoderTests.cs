using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp.Png;
using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests.Png;

public sealed class PngDecoderTests
{
    /// <summary>Colour type, depth, interlaced, with tRNS.</summary>
    public static TheoryData<int, int, bool, bool> Forms()
    {
        var forms = new TheoryData<int, int, bool, bool>();
        foreach (var (type, depth, interlaced, transparency) in AllForms())
            forms.Add(type, depth, interlaced, transparency);
        return forms;
    }

    private static IEnumerable<(int Type, int Depth, bool Interlaced, bool Transparency)> AllForms()
    {
        (int Type, int[] Depths)[] types = [(0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16])];
        return
            from form in types
            from depth in form.Depths
            from interlaced in new[] { false, true }
            from transparency in form.Type < 4 ? new[] { false, true } : [false]
            select (form.Type, depth, interlaced, transparency);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_read_as_libpng_reads_it(int type, int depth, bool interlaced, bool transparency)
    {
        foreach (var (width, height) in new[] { (1, 1), (3, 2), (9, 17), (37, 23) })
        {
            var file = Build(width, height, type, depth, interlaced, transparency, seed: width + depth);
            var expected = CairoPng.Read(file).Pixels;
            using var bitmap = SKBitmap.Decode(file);
            Assert.NotNull(bitmap);
            Assert.Equal(type >= 4 || transparency ? SKAlphaType.Premul : SKAlphaType.Opaque, bitmap.AlphaType);
            var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
            for (var i = 0; i < expected.Length; i++)
            {
                for (var shift = 0; shift < 32; shift += 8)
                {
                    var difference = (int)((words[i] >> shift) & 255) - (int)((expected[i] >> shift) & 255);
                    Assert.True(Math.Abs(difference) <= 1, $"{width}x{height} pixel {i}: {words[i]:X8} instead of {expected[i]:X8}");
                }
            }
        }
    }

    [Fact]
    public void All_ways_to_decode_agree()
    {
        var file = Build(20, 10, 6, 8, interlaced: false, transparency: false, seed: 1);
        using var data = SKData.CreateCopy(file);
        using var stream = new MemoryStream(file);
        using var other = new MemoryStream(file);
        using var fromBytes = SKBitmap.Decode(file)!;
        using var fromStream = SKBitmap.Decode(stream)!;
        using var fromData = SKBitmap.Decode(data)!;
        using var image = SKImage.FromEncodedData(other)!;
        using var fromImage = SKBitmap.FromImage(image);
        Assert.All([fromStream, fromData, fromImage], bitmap => Assert.Equal(fromBytes.Bytes, bitmap.Bytes));
        Assert.Equal(new SKSizeI(20, 10), SKBitmap.DecodeBounds(file).Size);
        Assert.Null(SKBitmap.Decode("/no/such/file.png"));
        Assert.Null(SKImage.FromEncodedData("/no/such/file.png"));
    }

    [Fact]
    public void A_cut_file_is_null_wherever_it_is_cut()
    {
        var file = Build(12, 12, 3, 4, interlaced: true, transparency: true, seed: 2);
        for (var length = 0; length < file.Length; length++)
            Assert.Null(SKBitmap.Decode(file.AsSpan(0, length)));
    }

    [Fact]
    public void A_changed_bit_is_null_wherever_it_is()
    {
        var file = Build(12, 12, 2, 8, interlaced: false, transparency: false, seed: 3);
        for (var i = 0; i < file.Length; i++)
        {
            var damaged = (byte[])file.Clone();
            damaged[i] ^= 16;
            Assert.Null(SKBitmap.Decode(damaged));
        }
    }

    [Fact]
    public void Damage_with_right_check_sums_never_crashes()
    {
        var random = new Random(17);
        var forms = AllForms().ToArray();
        var decoded = 0;
        for (var round = 0; round < 4000; round++)
        {
            var (type, depth, interlaced, transparency) = forms[random.Next(forms.Length)];
            var file = Build(random.Next(1, 40), random.Next(1, 40), type, depth, interlaced, transparency, round);
            for (var change = random.Next(1, 4); change > 0; change--)
                file[random.Next(8, file.Length)] = (byte)random.Next(256);
            using var bitmap = SKBitmap.Decode(WithRightSums(file));
            decoded += bitmap is null ? 0 : 1;
        }

        Assert.InRange(decoded, 1, 3999);
    }

    [Theory]
    [InlineData(100000, 100000)]
    [InlineData(32767, 32767)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(0, 5)]
    [InlineData(8000, 8000)]
    public void A_small_file_that_announces_a_huge_picture_is_refused_without_memory(int width, int height)
    {
        var file = Build(4, 4, 6, 8, interlaced: false, transparency: false, seed: 1);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        file = WithRightSums(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(SKBitmap.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_bomb_of_blank_rows_stops_at_the_pixels_that_were_announced()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var blank = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                zlib.Write(blank);
        }

        var file = Assemble(4, 4, 0, 8, interlaced: false, [("IDAT", packed.ToArray())]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(SKBitmap.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Missing_and_misplaced_parts_are_refused()
    {
        var rows = Zip(new byte[4 * 5]);
        Assert.NotNull(SKBitmap.Decode(Assemble(4, 4, 0, 8, false, [("IDAT", rows)])));
        Assert.NotNull(SKBitmap.Decode(Assemble(4, 4, 0, 8, false, [("tEXt", [1, 2]), ("IDAT", rows[..5]), ("IDAT", rows[5..])])));
        Assert.Null(SKBitmap.Decode(Assemble(4, 4, 0, 8, false, [])));
        Assert.Null(SKBitmap.Decode(Assemble(4, 4, 3, 8, false, [("IDAT", rows)])));
        Assert.Null(SKBitmap.Decode(Assemble(4, 4, 0, 8, false, [("NEED", []), ("IDAT", rows)])));
        Assert.Null(SKBitmap.Decode(Assemble(4, 4, 0, 3, false, [("IDAT", rows)])));
        Assert.Null(SKBitmap.Decode(Assemble(4, 4, 0, 8, false, [("IDAT", [1, 2, 3])])));
        Assert.Null(SKBitmap.Decode([]));
    }

    private static byte[] Build(int width, int height, int type, int depth, bool interlaced, bool transparency, int seed)
    {
        var random = new Random(seed);
        var chunks = new List<(string, byte[])>();
        if (type == 3)
        {
            var palette = new byte[3 << depth];
            random.NextBytes(palette);
            chunks.Add(("PLTE", palette));
        }

        if (transparency)
        {
            var values = new byte[type == 3 ? 1 << depth : type == 0 ? 2 : 6];
            random.NextBytes(values);
            // A grey or RGB value that occurs: all samples 0 or 1.
            if (type != 3)
                values = [.. values.Select((_, i) => (byte)(i % 2))];
            chunks.Add(("tRNS", values));
        }

        using var rows = new MemoryStream();
        (int X, int Y, int StepX, int StepY)[] passes = interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        var channels = type switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        foreach (var (x, y, stepX, stepY) in passes)
        {
            int columns = (width - x + stepX - 1) / stepX, lines = (height - y + stepY - 1) / stepY;
            for (var line = 0; columns > 0 && line < lines; line++)
            {
                // Any bytes are a picture, whichever filter they are said to be filtered with.
                var row = new byte[((columns * channels * depth) + 7) / 8];
                if (random.Next(3) > 0)
                    random.NextBytes(row);
                rows.WriteByte((byte)random.Next(5));
                rows.Write(row);
            }
        }

        chunks.Add(("IDAT", Zip(rows.ToArray())));
        return Assemble(width, height, type, depth, interlaced, chunks);
    }

    private static byte[] Zip(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        return packed.ToArray();
    }

    private static byte[] Assemble(int width, int height, int type, int depth, bool interlaced, IEnumerable<(string, byte[])> chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)type, interlaced ? (byte)1 : (byte)0);
        foreach (var (name, content) in chunks.Prepend(("IHDR", header)).Append(("IEND", [])))
        {
            var chunk = new byte[content.Length + 12];
            BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
            System.Text.Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
            content.CopyTo(chunk, 8);
            file.Write(chunk);
        }

        return WithRightSums(file.ToArray());
    }

    /// <summary>Corrects the check sums as far as the chunks can be followed, so that damage gets past them.</summary>
    private static byte[] WithRightSums(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                break;
            var sum = Crc32.Append(0, file.AsSpan(at + 4, (int)length + 4));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), sum);
            at += (int)length + 12;
        }

        return file;
    }
}
