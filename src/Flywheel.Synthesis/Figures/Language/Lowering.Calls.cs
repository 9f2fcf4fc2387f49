using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>Calls and members.</content>
internal sealed partial class Lowering
{
    private Expression Call(InvocationExpressionSyntax call)
    {
        switch (call.Expression)
        {
            case IdentifierNameSyntax name:
                return CallByName(call, name);
            case MemberAccessExpressionSyntax member when StaticOwner(member.Expression) is { } owner:
                return CallStatic(call, member, owner);
            case MemberAccessExpressionSyntax member:
                return CallMethod(call, member);
            case GenericNameSyntax generic:
                throw Error(FigureErrorKind.Unsupported, generic, "Generic calls are not part of the figure language.", $"Write {Words.Clip(generic.Identifier.ValueText)}(...).");
            default:
                var function = Lower(call.Expression);
                return CallValue(call, function.Run);
        }
    }

    private Expression CallByName(InvocationExpressionSyntax call, IdentifierNameSyntax name)
    {
        var text = NameOf(name.Identifier);
        if (_scope.Resolve(text) is { } variable)
        {
            return variable.Function is { } header
                ? CallFunction(call, header, frame => variable.Read(frame).AsFunction)
                : CallValue(call, variable.Read);
        }

        if (_vocabulary.TryGetValue(text, out var overloads))
        {
            return CallVocabulary(call, overloads, name.SpanStart);
        }

        if (_tools.TryGetValue(text, out var tool))
        {
            return CallTool(call, tool, name.SpanStart);
        }

        throw UnknownFunction(name, text);
    }

    private ProgramException UnknownFunction(IdentifierNameSyntax name, string text)
    {
        if (_foreign.TryGetValue(text, out var foreign))
        {
            return Error(
                FigureErrorKind.Name,
                name,
                foreign.All[0].Draws ? $"{text} draws; answer code only reads the picture." : $"{text} reads a picture; only answer code can call it.",
                foreign.All[0].Draws ? null : "Use the positions that you drew with.");
        }

        var suggestion = Spelling.Suggest(text, _vocabulary.Keys.Concat(_tools.Keys).Concat(_scope.Names));
        if (suggestion is null && MathFunctions.Exists(text))
        {
            suggestion = $"Did you mean Math.{text}?";
        }

        return Error(FigureErrorKind.Name, name, $"There is no function {Words.Clip(text)}.", suggestion);
    }

    private Expression CallVocabulary(InvocationExpressionSyntax call, Overloads overloads, int position)
    {
        var arguments = Arguments(call.ArgumentList, out var names);
        CallPlan plan;
        try
        {
            plan = overloads.Plan(names);
        }
        catch (FigureException misfit)
        {
            throw At(misfit.Kind == FigureErrorKind.Name ? UnknownArgument(call.ArgumentList, overloads) : position, misfit);
        }

        var positions = arguments.Select(a => a.Position).ToArray();
        return new Expression(
            frame =>
            {
                var values = Evaluate(frame, arguments);
                frame.Machine.Step(position);
                return plan.Invoke(frame.Machine, values, positions);
            },
            position,
            plan.IsDouble);
    }

    private static int UnknownArgument(ArgumentListSyntax list, Overloads overloads) =>
        list.Arguments.FirstOrDefault(a => a.NameColon is { } n && !overloads.All.Any(c => c.Parameters.Any(p => p.Name == n.Name.Identifier.ValueText)))?.SpanStart ?? list.SpanStart;

    private Expression CallFunction(InvocationExpressionSyntax call, FunctionHeader header, Func<Frame, Closure> find)
    {
        var arguments = Arguments(call.ArgumentList, out var names);
        var map = MapOf(call, header, names);
        var position = call.SpanStart;
        var count = header.Parameters.Length;
        return new Expression(
            frame =>
            {
                var values = new Value[count];
                for (var i = 0; i < arguments.Length; i++)
                {
                    values[map[i]] = Evaluate(frame, arguments[i]);
                }

                frame.Machine.Position = position;
                var closure = find(frame);
                return closure.Code.Call(frame.Machine, closure, values);
            },
            position);
    }

    private Expression CallTool(InvocationExpressionSyntax call, ToolFunction tool, int position)
    {
        // A tool's body may be the one that is being lowered right now; a program can look into all of them.
        if (tool.Header is not { } header || (!_isTool && !tool.Errors.IsEmpty))
        {
            throw At(position, tool.Unusable(tool.Errors));
        }

        var arguments = Arguments(call.ArgumentList, out var names);
        var map = MapOf(call, header, names);
        return new Expression(
            frame =>
            {
                var values = new Value[header.Parameters.Length];
                for (var i = 0; i < arguments.Length; i++)
                {
                    values[map[i]] = Evaluate(frame, arguments[i]);
                }

                frame.Machine.Position = position;
                return tool.Call(frame.Machine, values);
            },
            position);
    }

    private static int[] MapOf(InvocationExpressionSyntax call, FunctionHeader header, ImmutableArray<string?> names)
    {
        var filled = new bool[header.Parameters.Length];
        var map = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            map[i] = names[i] is { } name ? header.Parameters.IndexOf(name) : i;
            if (map[i] < 0)
            {
                throw Error(FigureErrorKind.Name, argument, $"{Words.Clip(header.Name)} has no parameter {Words.Clip(names[i]!)}.", Spelling.Suggest(names[i]!, header.Parameters) ?? $"Write {Words.Clip(header.Signature, 160)}.");
            }

            if (map[i] >= filled.Length || filled[map[i]])
            {
                throw Error(FigureErrorKind.Type, argument, $"{Words.Clip(header.Name)} takes at most {Words.Count(filled.Length, "argument")}.", $"Write {Words.Clip(header.Signature, 160)}.");
            }

            filled[map[i]] = true;
        }

        var missing = Array.FindIndex(filled, 0, header.Required, f => !f);
        return missing < 0 ? map : throw Error(FigureErrorKind.Type, call, $"{Words.Clip(header.Name)} needs {Words.Clip(header.Parameters[missing])}.", $"Write {Words.Clip(header.Signature, 160)}.");
    }

    private Expression CallValue(InvocationExpressionSyntax call, Evaluator function)
    {
        var arguments = Arguments(call.ArgumentList, out var names);
        if (names.Any(n => n is not null))
        {
            throw Error(FigureErrorKind.Unsupported, call, "A lambda's arguments have no names.");
        }

        var position = call.SpanStart;
        return new Expression(
            frame =>
            {
                frame.Machine.Position = position;
                var value = function(frame);
                if (value.Kind != ValueKind.Function)
                {
                    frame.Machine.Position = position;
                    throw new FigureException($"{Words.Capital(Words.A(value.Kind))} cannot be called.", kind: FigureErrorKind.Type);
                }

                var values = Evaluate(frame, arguments);
                frame.Machine.Position = position;
                return value.AsFunction.Code.Call(frame.Machine, value.AsFunction, values);
            },
            position);
    }

    private Expression[] Arguments(ArgumentListSyntax list, out ImmutableArray<string?> names)
    {
        var arguments = new Expression[list.Arguments.Count];
        var builder = ImmutableArray.CreateBuilder<string?>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = list.Arguments[i];
            if (argument.RefKindKeyword.RawKind != 0)
            {
                throw Error(FigureErrorKind.Unsupported, argument, $"{argument.RefKindKeyword.Text} arguments are not part of the figure language.");
            }

            builder.Add(argument.NameColon is { } name ? NameOf(name.Name.Identifier) : null);
            arguments[i] = Lower(argument.Expression);
        }

        names = builder.MoveToImmutable();
        return arguments;
    }

    private static Value[] Evaluate(Frame frame, Expression[] arguments)
    {
        var values = arguments.Length == 0 ? [] : new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(frame, arguments[i]);
        }

        return values;
    }

    private static Value Evaluate(Frame frame, in Expression argument)
    {
        var value = argument.Run(frame);
        if (value.Kind == ValueKind.Nothing)
        {
            frame.Machine.Position = argument.Position;
            throw new FigureException("The argument is nothing: the call returns no value.", kind: FigureErrorKind.Type);
        }

        return value;
    }

    /// <summary>Math, string or Enumerable, where no variable has that name.</summary>
    private string? StaticOwner(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "Math" or "String" or "Enumerable" } name when _scope.Resolve(name.Identifier.ValueText) is null => name.Identifier.ValueText,
        PredefinedTypeSyntax { Keyword.ValueText: "string" } => "String",
        _ => null,
    };

    private Expression CallStatic(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, string owner)
    {
        var method = NameOf(member.Name.Identifier);
        var position = member.Name.SpanStart;
        if (owner == "Math")
        {
            return CallMath(call, method, position);
        }

        var known = owner == "String" ? "Join" : "Range";
        return method == known && _vocabulary.TryGetValue(known, out var overloads)
            ? CallVocabulary(call, overloads, position)
            : throw Error(FigureErrorKind.Name, member.Name, $"There is no {owner}.{Words.Clip(method)}.", $"The language has {owner}.{known} only.");
    }

    private Expression CallMath(InvocationExpressionSyntax call, string method, int position)
    {
        var arguments = Arguments(call.ArgumentList, out var names);
        if (MathFunctions.Find(method, arguments.Length) is not { } function || names.Any(n => n is not null))
        {
            throw MathFunctions.Exists(method)
                ? new ProgramException(FigureErrorKind.Type, position, $"Math.{method} does not take {Words.Count(arguments.Length, "argument")}.", $"It takes {MathFunctions.Arity(method)}, without names.")
                : new ProgramException(FigureErrorKind.Name, position, $"There is no Math.{Words.Clip(method)}.", Spelling.Suggest(method, MathFunctions.Names));
        }

        return new Expression(
            frame =>
            {
                var values = Evaluate(frame, arguments);
                frame.Machine.Step(position);
                return function(values);
            },
            call.SpanStart,
            MathFunctions.KeepsInts(method) ? arguments.Any(a => a.IsDouble) : method != "Sign");
    }

    private Expression CallMethod(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member)
    {
        var name = member.Name is IdentifierNameSyntax plain
            ? NameOf(plain.Identifier)
            : throw Error(FigureErrorKind.Unsupported, member.Name, "Generic calls are not part of the figure language.");
        var position = member.Name.SpanStart;
        var target = Lower(member.Expression);
        var method = MethodGroup.Find(name) ?? throw new ProgramException(
            FigureErrorKind.Name,
            position,
            $"There is no method {Words.Clip(name)}.",
            MemberTable.Names.Contains(name) ? $"Write .{name} without brackets." : Spelling.Suggest(name, MethodGroup.Names));
        var arguments = Arguments(call.ArgumentList, out var names);
        if (names.Any(n => n is not null))
        {
            throw new ProgramException(FigureErrorKind.Unsupported, position, $"The arguments of {name} have no names.");
        }

        return new Expression(
            frame =>
            {
                var self = target.Run(frame);
                var values = Evaluate(frame, arguments);
                frame.Machine.Step(position);
                frame.Machine.Work(self.Kind == ValueKind.Text ? self.AsText.Length : 0);
                var result = method.Of(self, values.Length)(frame.Machine, self, values);
                frame.Machine.Position = position;
                return result;
            },
            member.SpanStart);
    }

    private Expression Member(MemberAccessExpressionSyntax member)
    {
        var name = NameOf(member.Name.Identifier);
        var position = member.Name.SpanStart;
        if (StaticOwner(member.Expression) is { } owner)
        {
            return owner == "Math" && MathFunctions.Constants.TryGetValue(name, out var constant)
                ? new Expression(Constant(Value.Of(constant), position).Run, position, IsDouble: true)
                : throw new ProgramException(FigureErrorKind.Name, position, $"There is no {owner}.{Words.Clip(name)}.", MathFunctions.Exists(name) ? $"Call it: Math.{name}(...)." : Spelling.Suggest(name, MathFunctions.Constants.Keys));
        }

        var target = Lower(member.Expression);
        if (!MemberTable.Names.Contains(name))
        {
            throw new ProgramException(
                FigureErrorKind.Name,
                position,
                $"There is no member {Words.Clip(name)}.",
                MethodGroup.Find(name) is not null ? $"Call it: .{name}(...)." : Spelling.Suggest(name, MemberTable.Names));
        }

        return new Expression(
            frame =>
            {
                var self = target.Run(frame);
                frame.Machine.Step(position);
                return MemberTable.Read(frame.Machine, self, name);
            },
            member.SpanStart,
            name is "X" or "Y" or "Value" or "Number" or "Direction" or "Width" or "Height");
    }
}
