namespace Flywheel.Model.Authoring;

/// <summary>What became of the problems that a model was asked for; the first number is the sum of those from the third on.</summary>
/// <param name="Asked">Problems asked for.</param>
/// <param name="Repairs">Replies that were sent back with complaints.</param>
/// <param name="Written">Handed on, right in form and with programs that run.</param>
/// <param name="Doubtful">Handed on for the checker to repair or reject: complete, but with complaints left.</param>
/// <param name="Unreadable">Given up: no complete problem could be read after the last repair.</param>
/// <param name="Failed">Given up: the model refused, broke off or took too long.</param>
/// <param name="Unknown">Not asked, because no knowledge fits the request.</param>
/// <param name="Interrupted">Not finished: the server is away or the run was cancelled; the job asks again.</param>
public sealed record AuthoringCounts(long Asked, long Repairs, long Written, long Doubtful, long Unreadable, long Failed, long Unknown, long Interrupted);
