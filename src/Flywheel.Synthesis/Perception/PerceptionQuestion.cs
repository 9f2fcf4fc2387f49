using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Perception;

/// <summary>Writes one sort of perception item; null where the picture does not allow it without doubt.</summary>
internal delegate PerceptionItem? PerceptionQuestion(Scene scene, ImmutableArray<NamedPlace> places, SeededRandom random);
