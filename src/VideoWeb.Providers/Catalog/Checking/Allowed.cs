using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>What a parameter allows, to be put into messages.</summary>
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

    public static MessageArgument By(ChoiceParameter parameter) => new MessageArgument.Names(
        [.. parameter.Choices.Take(MaxChoices).Select(choice => choice.Value)], MessageListKind.And, Math.Max(0, parameter.Choices.Count - MaxChoices));

    /// <param name="unit">Null for bare numbers.</param>
    public static Message Range(decimal least, decimal greatest, string? unit) =>
        Message.Of(MessageCode.RangeAllowed, ("least", least), ("greatest", new MessageArgument.Number(greatest, unit)));

    private static Message InSteps(Message range, decimal step) => Message.Of(MessageCode.RangeInSteps, ("range", range), ("step", step));
}
