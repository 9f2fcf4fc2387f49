namespace Flywheel.Model.Tokenization;

/// <summary>A token that is recognised as a whole, before anything is cut or merged.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">Its text.</param>
/// <param name="IsSpecial">Whether it steers the model, so that a reader need not see it.</param>
/// <param name="IsNormalized">Whether it is looked for in normalized text instead.</param>
public sealed record AddedToken(int Id, string Content, bool IsSpecial, bool IsNormalized);
