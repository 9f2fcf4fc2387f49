namespace Flywheel.Model.Authoring;

/// <summary>What an examiner says of a question.</summary>
/// <param name="IsGood">Whether it is good; null where the examiner gave no verdict.</param>
/// <param name="Reasons">The examiner's words before the verdict, shortened.</param>
public sealed record QuestionVerdict(bool? IsGood, string Reasons);
