using System.Collections.Immutable;
using VideoWeb.Providers.Messages;
using static VideoWeb.Providers.Messages.MessageArgument;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>What the messages of checks are made of.</summary>
internal static class CheckParts
{
    public static MessageArgument Label(string text) => new CatalogText(CatalogUnderTest.Text(text));

    public static MessageArgument Quoted(string text) => new Quoted(text);

    public static MessageArgument Names(params ImmutableArray<string> values) => new Names(values, MessageListKind.And);

    public static MessageArgument AnyOf(params ReadOnlySpan<string> labels) => new Several([.. labels.ToArray().Select(Label)], MessageListKind.Or);

    public static MessageArgument Numbered(string slot, int number) => Message.Of(MessageCode.MediumByNumber, ("slot", Label(slot)), ("number", number));

    public static Message Range(decimal least, decimal greatest, string? unit = null) =>
        Message.Of(MessageCode.RangeAllowed, ("least", least), ("greatest", new Number(greatest, unit)));
}
