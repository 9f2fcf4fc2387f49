using Parquet.Schema;
using Parquet.Tests.Support;

namespace Parquet.Tests;

/// <summary>The writer refuses what would make a file that cannot be read.</summary>
public sealed class WriterTests : IAsyncLifetime
{
    private readonly DataField<int> number = new("number");
    private readonly DataField<string> text = new("text");
    private readonly MemoryStream stream = new();
    private ParquetWriter writer = null!;
    private ParquetRowGroupWriter group = null!;

    public async Task InitializeAsync()
    {
        writer = await ParquetWriter.CreateAsync(new ParquetSchema(number, text), stream);
        group = writer.CreateRowGroup();
    }

    public async Task DisposeAsync() => await writer.DisposeAsync();

    [Fact]
    public async Task Columns_out_of_turn_are_refused() =>
        Assert.Contains(
            "'text' where 'number' is next",
            (await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync(text, ["a"]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Columns_with_another_number_of_rows_are_refused()
    {
        await group.WriteAsync<int>(number, new[] { 1, 2 });

        Assert.Contains(
            "1 rows, the columns before it 2",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => group.WriteAsync(text, ["a"]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nulls_in_a_required_column_are_refused() =>
        Assert.Contains(
            "required but has 1 nulls",
            (await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync<int>(number, new int?[] { null }))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Values_of_another_type_are_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync<long>(number, new[] { 1L }));

    [Fact]
    public async Task Definition_levels_that_do_not_fit_the_values_are_refused()
    {
        await group.WriteAsync<int>(number, new[] { 1, 2 });
        ReadOnlyMemory<ReadOnlyMemory<char>> one = new[] { "a".AsMemory() };

        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAllPartsAsync(text, one, new[] { 1, 1 }, null, default));
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAllPartsAsync(text, one, new[] { 1, 2 }, null, default));
    }

    [Fact]
    public async Task Text_that_is_not_unicode_is_refused()
    {
        await group.WriteAsync<int>(number, new[] { 1 });

        await Assert.ThrowsAnyAsync<ArgumentException>(() => group.WriteAsync(text, ["\ud800"]));
    }

    [Fact]
    public async Task An_incomplete_row_group_says_what_is_missing_and_leaves_no_readable_file()
    {
        await group.WriteAsync<int>(number, new[] { 1 });
        Assert.Contains("text", Assert.Throws<InvalidOperationException>(group.CompleteValidate).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(writer.CreateRowGroup);
        await writer.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => ParquetFiles.ReadAllAsync(stream));
    }

    [Fact]
    public async Task A_field_that_is_in_no_schema_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync<int>(new DataField<int>("number"), new[] { 1 }));

    [Fact]
    public void A_type_without_a_column_is_refused() =>
        Assert.Contains(
            "'price'", Assert.Throws<NotSupportedException>(() => new DataField<decimal>("price")).Message, StringComparison.Ordinal);
}
