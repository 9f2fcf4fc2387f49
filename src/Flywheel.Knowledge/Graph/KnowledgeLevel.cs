namespace Flywheel.Knowledge.Graph;

/// <summary>How deep a node lies in its domain's outline; the value is the number of tabs before its line.</summary>
public enum KnowledgeLevel
{
    /// <summary>A field of knowledge; the root of one outline.</summary>
    Domain = 0,

    /// <summary>A part of the field.</summary>
    Branch = 1,

    /// <summary>A subject one would teach in a lesson; it names the figure kinds that picture it.</summary>
    Topic = 2,

    /// <summary>One idea of the subject.</summary>
    Concept = 3,

    /// <summary>One fact or rule about the idea: what a problem rests on.</summary>
    Principle = 4,
}
