using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What is said about the constructs of C# that the language leaves out.</summary>
internal static class Refusals
{
    /// <summary>The sentence for a construct.</summary>
    public static string Of(SyntaxNode node) => $"{What(node)} not part of the figure language.";

    /// <summary>What to write instead; null where there is nothing like it.</summary>
    public static string? Instead(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.UsingDirective => "Leave it out: everything is there already.",
        SyntaxKind.MethodDeclaration or SyntaxKind.FieldDeclaration or SyntaxKind.PropertyDeclaration => "Write functions and variables without modifiers.",
        SyntaxKind.TupleExpression or SyntaxKind.ForEachVariableStatement => "Use one variable for each value, or an array.",
        SyntaxKind.ConditionalAccessExpression => "Write . instead of ?.; no value is null.",
        SyntaxKind.CoalesceExpression or SyntaxKind.NullLiteralExpression or SyntaxKind.SuppressNullableWarningExpression => "No value is null.",
        SyntaxKind.TryStatement or SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression => "Test the values before they are used.",
        SyntaxKind.GotoStatement or SyntaxKind.LabeledStatement => "Use loops and functions.",
        SyntaxKind.AnonymousMethodExpression => "Write x => ...",
        SyntaxKind.QueryExpression => "Use Where, Select and OrderBy.",
        SyntaxKind.RangeExpression or SyntaxKind.IndexExpression => "Ranges stand in brackets after an array: a[1..3].",
        _ => null,
    };

    private static string What(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax => "using directives are",
        BaseNamespaceDeclarationSyntax => "Namespaces are",
        ClassDeclarationSyntax => "Classes are",
        StructDeclarationSyntax => "Structs are",
        RecordDeclarationSyntax => "Records are",
        InterfaceDeclarationSyntax => "Interfaces are",
        EnumDeclarationSyntax => "Enums are",
        DelegateDeclarationSyntax or AnonymousMethodExpressionSyntax => "Delegates are",
        AttributeListSyntax => "Attributes are",
        MethodDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax or ConstructorDeclarationSyntax => "Members with modifiers are",
        GlobalStatementSyntax => "Modifiers are",
        MemberDeclarationSyntax => "Type members are",
        TryStatementSyntax => "try is",
        ThrowStatementSyntax or ThrowExpressionSyntax => "throw is",
        UnsafeStatementSyntax => "unsafe is",
        FixedStatementSyntax => "fixed is",
        LockStatementSyntax => "lock is",
        CheckedStatementSyntax or CheckedExpressionSyntax => "checked is",
        UsingStatementSyntax => "using is",
        GotoStatementSyntax => "goto is",
        LabeledStatementSyntax => "Labels are",
        YieldStatementSyntax => "yield is",
        ForEachVariableStatementSyntax or TupleExpressionSyntax or DeclarationExpressionSyntax => "Tuples are",
        AwaitExpressionSyntax => "await is",
        TypeOfExpressionSyntax => "typeof is",
        SizeOfExpressionSyntax => "sizeof is",
        DefaultExpressionSyntax => "default is",
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => "null is",
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.Utf8StringLiteralExpression } => "UTF-8 strings are",
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } => "default is",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } => "?? is",
        ConditionalAccessExpressionSyntax => "?. is",
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "stackalloc is",
        AnonymousObjectCreationExpressionSyntax => "Anonymous objects are",
        QueryExpressionSyntax => "Query expressions are",
        RefExpressionSyntax or MakeRefExpressionSyntax or RefTypeExpressionSyntax or RefValueExpressionSyntax => "References are",
        WithExpressionSyntax => "with is",
        RangeExpressionSyntax => "Ranges as values are",
        ThisExpressionSyntax or BaseExpressionSyntax => "this and base are",
        PostfixUnaryExpressionSyntax => "The postfix ! is",
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } => "Indices from the end as values are",
        PrefixUnaryExpressionSyntax => "Pointers are",
        TypeSyntax => $"{Words.Clip(node.ToString())} is",
        _ => "This construct is",
    };
}
