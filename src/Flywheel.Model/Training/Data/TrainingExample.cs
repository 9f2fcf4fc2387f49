using System.Collections.Immutable;

namespace Flywheel.Model.Training.Data;

/// <summary>A conversation as the model sees it.</summary>
/// <param name="Tokens">Its tokens; a picture is a run of the image token.</param>
/// <param name="Learned">The positions of the tokens that the model learns to write, ascending, each above 0.</param>
/// <param name="Pictures">Its pictures, in order.</param>
public sealed record TrainingExample(ImmutableArray<int> Tokens, ImmutableArray<int> Learned, ImmutableArray<TrainingPicture> Pictures);
