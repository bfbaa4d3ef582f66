using System.Collections.Immutable;
using System.Globalization;

namespace VideoWeb.Providers.Messages;

/// <summary>
/// What a person is told, as data: which message it is and what is put into it. The web host makes text of it, in the person's language; no code
/// decides by a text.
/// </summary>
public sealed record Message
{
    private Message(MessageCode code, ImmutableArray<(string Name, MessageArgument Value)> arguments) => (Code, Arguments) = (code, arguments);

    public MessageCode Code { get; }

    /// <summary>In the order of the call; each name once.</summary>
    public ImmutableArray<(string Name, MessageArgument Value)> Arguments { get; }

    /// <param name="arguments">By the names that the message's texts have for them.</param>
    public static Message Of(MessageCode code, params ReadOnlySpan<(string Name, MessageArgument Value)> arguments) => new(code, [.. arguments]);

    public bool Equals(Message? other) => other is not null && Code == other.Code && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Length);

    /// <summary>For logs and tests: <c>MediumMoved(medium: “a.png”, slot: First frame)</c>.</summary>
    public override string ToString() => Arguments.IsEmpty ? $"{Code}" : $"{Code}({string.Join(", ", Arguments.Select(argument => $"{argument.Name}: {argument.Value}"))})";
}

/// <summary>What is put into a <see cref="Message"/>, with its kind, so that each language writes it in its own way.</summary>
public abstract record MessageArgument
{
    private MessageArgument() { }

    public static implicit operator MessageArgument(string text) => new Text(text);

    public static implicit operator MessageArgument(int number) => new Number(number);

    public static implicit operator MessageArgument(long number) => new Number(number);

    public static implicit operator MessageArgument(decimal number) => new Number(number);

    public static implicit operator MessageArgument(Message message) => new Nested(message);

    /// <summary>A name that is the same in every language: a model's, a person's.</summary>
    public sealed record Text(string Value) : MessageArgument
    {
        public override string ToString() => Value;
    }

    /// <summary>What somebody typed or chose; it is shown in quotation marks.</summary>
    public sealed record Quoted(string Value) : MessageArgument
    {
        public override string ToString() => $"“{Value}”";
    }

    /// <summary>A text of the catalog, such as a field's label, which the catalog may have in the person's language.</summary>
    public sealed record CatalogText(string English) : MessageArgument
    {
        public override string ToString() => English;
    }

    /// <param name="Unit">As the catalog has it, such as <c>s</c>; null for a bare number.</param>
    public sealed record Number(decimal Value, string? Unit = null) : MessageArgument
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.############################}{(Unit is null ? "" : $" {Unit}")}");
    }

    /// <summary>Names that stand for each other or together, the same in every language.</summary>
    /// <param name="Kind">How the last one is joined.</param>
    /// <param name="More">How many there are besides.</param>
    public sealed record Names(ImmutableArray<string> Values, MessageListKind Kind, int More = 0) : MessageArgument
    {
        public bool Equals(Names? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && (Kind, More) == (other.Kind, other.More);

        public override int GetHashCode() => HashCode.Combine(Values.Length, Kind, More);

        public override string ToString() => string.Join($" {Kind.ToString().ToLowerInvariant()} ", Values) + (More == 0 ? "" : $" +{More}");
    }

    /// <summary>A message as a part of another one.</summary>
    public sealed record Nested(Message Message) : MessageArgument
    {
        public override string ToString() => Message.ToString();
    }
}

/// <summary>How the last of several names is joined.</summary>
public enum MessageListKind
{
    And,
    Or,
}
