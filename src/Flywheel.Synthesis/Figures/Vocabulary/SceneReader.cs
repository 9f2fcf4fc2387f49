using System.Collections;
using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>A picture as answer code reads it: the inventory, and a note of which elements the answer rests on.</summary>
public sealed class SceneReader(Scene scene)
{
    private readonly BitArray _read = new(scene.Elements.Length);

    /// <summary>The picture.</summary>
    public Scene Scene { get; } = scene;

    /// <summary>The indices of the elements read so far, ascending.</summary>
    public ImmutableArray<int> ElementsRead
    {
        get
        {
            var indices = ImmutableArray.CreateBuilder<int>();
            for (var i = 0; i < _read.Length; i++)
            {
                if (_read[i])
                {
                    indices.Add(i);
                }
            }

            return indices.ToImmutable();
        }
    }

    /// <summary>Notes that the answer rests on an element.</summary>
    /// <returns>The same element.</returns>
    public Element Read(Element element)
    {
        _read[element.Index] = true;
        return element;
    }
}
