using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Dashboard.Pictures;

/// <summary>A picture, or why there is none.</summary>
/// <param name="Key">SHA-256 of its programs, in lower-case hexadecimal digits.</param>
/// <param name="Scene">What is in it; null where a program failed.</param>
/// <param name="Png">The picture as a PNG file; empty where a program failed.</param>
/// <param name="Errors">Why a program failed.</param>
internal sealed record DrawnPicture(string Key, Scene? Scene, byte[] Png, ImmutableArray<FigureError> Errors);
