using System.Buffers.Binary;
using System.Text;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var path = _folder.File("w.safetensors");
        SafetensorsWriter.Write(path, [("b", tensor([1f, -2, 3, 4], [2, 2])), ("a", tensor([7L])), ("half", tensor([0.5f]).to(ScalarType.BFloat16)), ("one", tensor([9f]).squeeze(0))]);

        using var file = SafetensorsFile.Open(path);

        Assert.Equal([1f, -2, 3, 4], file.Read("b").data<float>().ToArray());
        Assert.Equal(7, file.Read("a").item<long>());
        Assert.Equal(9f, file.Read("one").item<float>());
        Assert.Equal([2L, 2], file.Read("b").shape);
        Assert.Equal(ScalarType.BFloat16, file.Entries["half"].Type);
        Assert.Equal(0.5f, file.Read("half").to(ScalarType.Float32).item<float>());
    }

    [Fact]
    public void A_tensor_is_converted_to_the_type_of_its_place()
    {
        var path = _folder.File("w.safetensors");
        SafetensorsWriter.Write(path, [("a", tensor([1f, 2]))]);
        using var file = SafetensorsFile.Open(path);
        var place = torch_zeros(ScalarType.BFloat16);

        file.CopyTo("a", place);

        Assert.Equal([1f, 2], place.to(ScalarType.Float32).data<float>().ToArray());
        static Tensor torch_zeros(ScalarType type) => zeros(2, type);
    }

    [Theory]
    [InlineData("", "has 0 bytes")]
    [InlineData("1234567", "has 7 bytes")]
    public void A_file_too_short_for_a_length_is_refused(string content, string problem)
    {
        File.WriteAllText(_folder.File("w"), content);

        Assert.Contains(problem, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue, "the format allows")]
    [InlineData(99_999_999UL, "the file ends after")]
    public void A_header_that_claims_too_much_is_refused_before_memory_is_taken(ulong claimed, string problem)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, claimed);
        File.WriteAllBytes(_folder.File("w"), bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(problem, Refusal(), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData("{", "no JSON")]
    [InlineData("""{"a":1}""", "no JSON object")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", "no dtype")]
    [InlineData("""{"a":{"dtype":"F12","shape":[1],"data_offsets":[0,4]}}""", "F12 is not among")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "two whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "Is it cut off?")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "the bytes 4 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "does not take the 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}}""", "does not take the 4 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}""", "lies over another")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[3,4]}}""", "leaves a gap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", "named twice")]
    public void A_hostile_header_is_refused_by_name_and_reason(string header, string problem)
    {
        Write(header, 4);

        var refusal = Refusal();

        Assert.Contains(problem, refusal, StringComparison.Ordinal);
        Assert.StartsWith(_folder.File("w"), refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var path = _folder.File("whole");
        SafetensorsWriter.Write(path, [("a", zeros(8)), ("b", zeros(8))]);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(_folder.File("w"), bytes[..length]);
            Assert.Throws<ModelFileException>(() => SafetensorsFile.Open(_folder.File("w")));
        }
    }

    [Fact]
    public void Random_bytes_never_end_in_another_exception()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            if (bytes.Length > 8) bytes.AsSpan(1, 7).Clear();
            File.WriteAllBytes(_folder.File("w"), bytes);
            Assert.Throws<ModelFileException>(() => SafetensorsFile.Open(_folder.File("w")));
        }
    }

    private void Write(string header, int dataBytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        File.WriteAllBytes(_folder.File("w"), bytes);
    }

    private string Refusal() => Assert.Throws<ModelFileException>(() => SafetensorsFile.Open(_folder.File("w"))).Message;
}
