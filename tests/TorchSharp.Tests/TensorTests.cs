using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Elements_go_in_and_come_out_in_row_major_order()
    {
        var t = tensor([1f, 2, 3, 4, 5, 6], [2, 3]);

        Assert.Equal([2L, 3], t.shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], t.transpose(0, 1).data<float>().ToArray());
    }

    [Fact]
    public void Numbers_of_64_bits_survive()
    {
        const long Big = (1L << 62) + 12345;

        Assert.Equal(Big, tensor([Big]).item<long>());
    }

    [Fact]
    public void A_product_with_a_vector_is_a_column_of_one_with_a_matrix()
    {
        var (matrix, vector, bias) = (tensor([1f, 2, 3, 4, 5, 6], [2, 3]), tensor([1f, 10, 100]), tensor([0.5f, 0.25f]));

        Assert.Equal([321f, 654], matrix.mv(vector).data<float>().ToArray());
        Assert.Equal([321.5f, 654.25f], bias.addmv(matrix, vector).data<float>().ToArray());
        Assert.Equal([643f, 1308.5f], bias.addmv(matrix, vector, beta: 2, alpha: 2).data<float>().ToArray());
    }

    [Fact]
    public void A_product_equals_the_sum_over_its_definition()
    {
        var random = new Random(7);
        var a = Enumerable.Range(0, 12).Select(_ => random.NextSingle()).ToArray();
        var b = Enumerable.Range(0, 20).Select(_ => random.NextSingle()).ToArray();

        var product = tensor(a, [3, 4]).mm(tensor(b, [4, 5])).data<float>().ToArray();

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                Assert.Equal(Enumerable.Range(0, 4).Sum(k => a[(i * 4) + k] * b[(k * 5) + j]), product[(i * 5) + j], 1e-5f);
            }
        }
    }

    [Fact]
    public void Brain_floats_keep_the_upper_half_of_a_float()
    {
        var halves = tensor([1.5f, -2f]).to(ScalarType.BFloat16);

        Assert.Equal(4, halves.bytes.Length);
        Assert.Equal(unchecked((short)0x3FC0), MemoryMarshal.Cast<byte, short>(halves.bytes)[0]);
        Assert.Equal([1.5f, -2f], halves.to(ScalarType.Float32).data<float>().ToArray());
    }

    [Fact]
    public void A_list_longer_than_the_result_buffer_comes_back_whole()
    {
        var parts = arange(10).unbind();

        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), parts.Select(p => p.item<long>()));
    }

    [Fact]
    public void Long_lists_of_arguments_are_passed()
    {
        var joined = cat(Enumerable.Range(0, 200).Select(i => tensor([(float)i])).ToArray());

        Assert.Equal(199f * 200 / 2, joined.sum().item<float>());
    }

    [Fact]
    public void Slices_share_memory_and_bytes_write_through()
    {
        var t = torch.zeros(2, 2, ScalarType.Float32);
        t.narrow(0, 1, 1).bytes = MemoryMarshal.AsBytes<float>([7f, 8f]).ToArray();

        Assert.Equal([0f, 0, 7, 8], t.data<float>().ToArray());
    }

    [Fact]
    public void The_bytes_of_strided_tensors_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => torch.zeros(2, 3).transpose(0, 1).bytes.Length);

    [Fact]
    public void A_failing_operator_says_why()
    {
        var error = Assert.Throws<ExternalException>(() => torch.zeros(2, 3).mm(torch.zeros(2, 3)));

        Assert.Contains("shapes cannot be multiplied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_tensor_is_refused()
    {
        var t = torch.zeros(1);
        t.Dispose();

        Assert.True(t.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => t.add(1));
    }

    [Fact]
    public void A_conversion_that_changes_nothing_returns_the_tensor_itself()
    {
        var t = torch.zeros(1);

        Assert.Same(t, t.to(ScalarType.Float32));
        Assert.Same(t, t.to(CPU));
        Assert.NotSame(t, t.to(ScalarType.Float32, copy: true));
    }

    [Fact]
    public void Generators_with_one_seed_draw_the_same()
    {
        using var first = new Generator(5);
        using var second = new Generator(5);

        Assert.Equal(rand([8], generator: first).data<float>().ToArray(), rand([8], generator: second).data<float>().ToArray());
        Assert.NotEqual(rand([8], generator: first).data<float>().ToArray(), rand([8], generator: first).data<float>().ToArray());
    }

    [Fact]
    public void Indexed_writes_reach_the_rows_they_name()
    {
        var t = torch.zeros(4, 2);
        t.index_copy_(0, tensor([2L, 0]), tensor([1f, 2, 3, 4], [2, 2]));

        Assert.Equal([3f, 4, 0, 0, 1, 2, 0, 0], t.data<float>().ToArray());
    }

    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1)]
    [InlineData("cuda:2", DeviceType.CUDA, 2)]
    public void Devices_are_read_from_text(string text, DeviceType type, int index)
    {
        var device = torch.device(text);

        Assert.Equal((type, index, text), (device.type, device.index, device.ToString()));
    }
}
