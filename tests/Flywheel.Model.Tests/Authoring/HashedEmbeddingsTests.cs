using Flywheel.Model.Authoring;

namespace Flywheel.Model.Tests.Authoring;

public sealed class HashedEmbeddingsTests
{
    [Theory]
    [InlineData("Angle sum of a triangle", "angle sum of triangles", "Photosynthesis")]
    [InlineData("Drawing an auxiliary line", "Draw auxiliary lines", "Supply and demand")]
    public void Names_that_share_spelling_are_nearer(string name, string near, string far) =>
        Assert.True(Similarity(name, near) > 0.5 && Similarity(name, far) < 0.3, $"{Similarity(name, near)} {Similarity(name, far)}");

    [Fact]
    public void Case_and_marks_do_not_matter_and_the_length_is_one()
    {
        Assert.Equal(HashedEmbeddings.Embed("Ohm's law"), HashedEmbeddings.Embed("OHM S LAW!"));
        Assert.Equal(1, HashedEmbeddings.Embed("Ohm's law").Sum(v => v * v), 4);
        Assert.Equal(new float[HashedEmbeddings.Length], HashedEmbeddings.Embed(" ?! "));
    }

    [Fact]
    public void Embeddings_are_the_same_in_every_process() => Assert.Equal(
        "0.9045 at 329", HashedEmbeddings.Embed("ray").Select((v, i) => (Math.Abs(v), i)).Max() is var (v, i) ? $"{v:0.0000} at {i}" : "");

    private static float Similarity(string a, string b) => HashedEmbeddings.Embed(a).Zip(HashedEmbeddings.Embed(b), (x, y) => x * y).Sum();
}
