using System.Numerics;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>A problem in a cluster.</summary>
/// <param name="Id">The problem.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">The check that rejected it, or null.</param>
/// <param name="Print">By which it is like the others.</param>
internal readonly record struct ClusterMember(string Id, ProblemState State, string? Reason, ProblemFingerprint Print)
{
    /// <summary>Whether the run's datasets hold it unless a person decided otherwise.</summary>
    public bool IsKept => State == ProblemState.Settled;

    /// <summary>How it is like another one, in words.</summary>
    public string Likeness(ClusterMember other)
    {
        if (Print.Scene == other.Print.Scene)
        {
            return "same question, same elements";
        }

        var (text, picture) = (BitOperations.PopCount(Print.Text ^ other.Print.Text), BitOperations.PopCount(Print.Picture ^ other.Print.Picture));
        return (text, picture) switch
        {
            (0, 0) => "question and picture look the same",
            (0, <= NearDuplicateIndex.Radius) => $"same words, picture differs in {picture} of 64 bits",
            ( <= NearDuplicateIndex.Radius, <= NearDuplicateIndex.Radius) => $"question differs in {text} of 64 bits, picture in {picture}",
            _ => "like another one of these",
        };
    }
}
