using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Models;

/// <summary>A prediction that is still to be merged.</summary>
/// <param name="Row">The prediction.</param>
/// <param name="FigureKind">The figure kind of its problem.</param>
public sealed record OpenPrediction(PredictionRow Row, string FigureKind);
