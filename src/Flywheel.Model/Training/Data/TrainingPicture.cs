namespace Flywheel.Model.Training.Data;

/// <summary>A picture of a row, as its file: small until a batch needs its patches.</summary>
/// <param name="File">The bytes of a picture file that was seen to decode.</param>
/// <param name="Key">The first half of their SHA-256, by which pictures are told apart.</param>
/// <param name="Tokens">The tokens of the language model that it takes.</param>
public sealed record TrainingPicture(byte[] File, UInt128 Key, int Tokens);
