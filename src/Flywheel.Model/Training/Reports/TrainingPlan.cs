using System.Collections.Immutable;
using Flywheel.Model.Training.Models;

namespace Flywheel.Model.Training.Reports;

/// <summary>What a stage is about to do, derived from settings, data and model.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Datasets">Rows to train on by dataset, held-out ones among them where they are held out by hash.</param>
/// <param name="Epochs">How often they are read.</param>
/// <param name="Steps">The most steps; 0 for as many as the epochs have.</param>
/// <param name="Parts">What is trained.</param>
/// <param name="Trained">Numbers that are trained.</param>
/// <param name="Parameters">Numbers of the whole model.</param>
/// <param name="HeldOut">Held-out rows that are looked at.</param>
/// <param name="FirstStep">Steps that were taken before.</param>
public sealed record TrainingPlan(
    string Stage, ImmutableSortedDictionary<string, long> Datasets, int Epochs, int Steps, ModelParts Parts, long Trained, long Parameters, int HeldOut, long FirstStep);
