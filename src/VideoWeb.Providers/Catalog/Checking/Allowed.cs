using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>What a parameter or a limit allows, to be put into messages.</summary>
internal static class Allowed
{
    private const int MaxChoices = 12;

    /// <summary>1 to 16 s; 29 to 289 in steps of 4; 4 to 15 s, or -1 (Let the model choose).</summary>
    public static MessageArgument By(IntegerParameter parameter)
    {
        var range = parameter.Minimum == parameter.Maximum
            ? Message.Of(MessageCode.OnlyAllowed, ("value", new MessageArgument.Number(parameter.Minimum, parameter.Unit)))
            : Range(parameter.Minimum, parameter.Maximum, parameter.Unit);
        if (parameter.Step != 1) { range = InSteps(range, parameter.Step); }

        return parameter.Specials.Aggregate(range, (before, special) => Message.Of(
            MessageCode.RangeOrSpecial, ("range", before), ("value", special.Value), ("meaning", new MessageArgument.CatalogText(special.Label))));
    }

    public static MessageArgument By(NumberParameter parameter) => InSteps(Range(parameter.Minimum, parameter.Maximum, parameter.Unit), parameter.Step);

    public static MessageArgument By(SeedParameter parameter) => Range(parameter.Minimum, parameter.Maximum, unit: null);

    public static MessageArgument By(ChoiceParameter parameter) => Names([.. parameter.Choices.Select(choice => choice.Value)]);

    /// <summary>What a required parameter waits for.</summary>
    public static MessageArgument Needed(ParameterDescription parameter) => parameter switch
    {
        IntegerParameter integer => By(integer),
        NumberParameter number => By(number),
        ChoiceParameter choice => Message.Of(MessageCode.NeededChoice, ("choices", By(choice))),
        TextParameter { MaxLength: { } most } => Message.Of(MessageCode.NeededTextOf, ("most", new MessageArgument.Count(most))),
        TextParameter => Message.Of(MessageCode.NeededText),
        _ => Message.Of(MessageCode.NeededValue),
    };

    /// <summary>The first of them, and how many more.</summary>
    public static MessageArgument Names(IReadOnlyList<string> names) =>
        new MessageArgument.Names([.. names.Take(MaxChoices)], MessageListKind.And, Math.Max(0, names.Count - MaxChoices));

    /// <param name="unit">Null for bare numbers.</param>
    public static Message Range(decimal least, decimal greatest, string? unit) =>
        Message.Of(MessageCode.RangeAllowed, ("least", least), ("greatest", new MessageArgument.Number(greatest, unit)));

    /// <summary>From and up to limits of which one may be missing.</summary>
    public static Message Between(decimal? least, decimal? greatest, string? unit = null) => (least, greatest) switch
    {
        ({ } from, { } to) => Range(from, to, unit),
        ({ } from, null) => Message.Of(MessageCode.AtLeast, ("least", new MessageArgument.Number(from, unit))),
        _ => Message.Of(MessageCode.AtMost, ("greatest", new MessageArgument.Number(greatest ?? decimal.MaxValue, unit))),
    };

    /// <summary>The same of what is counted.</summary>
    public static Message BetweenCounts(long? least, long? greatest) => (least, greatest) switch
    {
        ({ } from, { } to) => Message.Of(MessageCode.RangeAllowed, ("least", new MessageArgument.Count(from)), ("greatest", new MessageArgument.Count(to))),
        ({ } from, null) => Message.Of(MessageCode.AtLeast, ("least", new MessageArgument.Count(from))),
        _ => Message.Of(MessageCode.AtMost, ("greatest", new MessageArgument.Count(greatest ?? long.MaxValue))),
    };

    private static Message InSteps(Message range, decimal step) => Message.Of(MessageCode.RangeInSteps, ("range", range), ("step", step));
}
