using System.Collections.Immutable;
using System.Globalization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Messages;

/// <summary>
/// What a person is told, as data: which message it is and what is put into it. The web host makes text of it, in the person's language; no code
/// decides by a text.
/// </summary>
public sealed record Message
{
    /// <summary>The argument by which texts that speak of a charge choose; only messages of the sandbox have it.</summary>
    public const string ChargeArgument = "charge";

    /// <summary>What it is in the sandbox.</summary>
    public const string SimulatedCharge = "simulated";

    private Message(MessageCode code, ImmutableArray<(string Name, MessageArgument Value)> arguments) => (Code, Arguments) = (code, arguments);

    public MessageCode Code { get; }

    /// <summary>In the order of the call; each name once.</summary>
    public ImmutableArray<(string Name, MessageArgument Value)> Arguments { get; }

    /// <summary>The message itself says that the task may have been charged, so that nobody needs to say it beside it.</summary>
    public bool SaysThatItMayBeCharged => Code is MessageCode.CompletedWithoutVideo or MessageCode.OutOfReach or MessageCode.SendInDoubt or MessageCode.SentWithoutAnswer
        or MessageCode.SentAndAnswerUnreadable or MessageCode.SentAndAnswerLost or MessageCode.StoppedWhileSending or MessageCode.SendFailedUnforeseen or MessageCode.IdOfAnotherTask or MessageCode.GivenUp;

    /// <summary>The message says something of a charge, so that it says another thing of the sandbox: its texts choose by <c>charge</c>.</summary>
    public bool SpeaksOfCharge => SaysThatItMayBeCharged || Code is MessageCode.SendAgainAsked or MessageCode.CancelTooLate or MessageCode.CancelNotOffered
        or MessageCode.AcceptedAfterAll or MessageCode.EarlierSendAcceptedAfterAll or MessageCode.AnotherSendAccepted;

    /// <summary>The same as it is said of the sandbox, which charges nothing, with the messages that are its parts.</summary>
    public Message OfSandbox()
    {
        var arguments = Arguments.Select(argument => (argument.Name, argument.Value.OfSandbox()));
        return new(Code, [.. SpeaksOfCharge ? arguments.Where(argument => argument.Name != ChargeArgument).Append((ChargeArgument, SimulatedCharge)) : arguments]);
    }

    /// <param name="arguments">By the names that the message's texts have for them.</param>
    public static Message Of(MessageCode code, params ReadOnlySpan<(string Name, MessageArgument Value)> arguments) => new(code, [.. arguments]);

    /// <summary>A sentence of ours that is no data (yet): as rows of earlier versions have it.</summary>
    public static Message Recorded(string english) => Message.Of(MessageCode.Recorded, ("text", new MessageArgument.English(english)));

    /// <summary>The same with every text of its arguments put through the function: to take a secret out.</summary>
    public Message MapTexts(Func<string, string> map) => new(Code, [.. Arguments.Select(argument => (argument.Name, argument.Value.MapTexts(map)))]);

    public bool Equals(Message? other) => other is not null && Code == other.Code && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Length);

    /// <summary>For logs and tests: <c>MediumMoved(medium: “a.png”, slot: First frame)</c>.</summary>
    public override string ToString() => Code == MessageCode.Recorded ? $"{Arguments[0].Value}" : Arguments.IsEmpty ? $"{Code}" : $"{Code}({string.Join(", ", Arguments.Select(argument => $"{argument.Name}: {argument.Value}"))})";
}

/// <summary>What is put into a <see cref="Message"/>, with its kind, so that each language writes it in its own way.</summary>
public abstract record MessageArgument
{
    private MessageArgument() { }

    public static implicit operator MessageArgument(string text) => new Text(text);

    public static implicit operator MessageArgument(int number) => new Number(number);

    public static implicit operator MessageArgument(long number) => new Number(number);

    public static implicit operator MessageArgument(decimal number) => new Number(number);

    public static implicit operator MessageArgument(TimeSpan span) => new Duration(span);

    public static implicit operator MessageArgument(DateTimeOffset time) => new Instant(time);

    public static implicit operator MessageArgument(Message message) => new Nested(message);

    internal MessageArgument MapTexts(Func<string, string> map) => this switch
    {
        Text text => new Text(map(text.Value)),
        Quoted quoted => new Quoted(map(quoted.Value)),
        English english => new English(map(english.Value)),
        Names names => names with { Values = [.. names.Values.Select(map)] },
        Several several => several with { Values = [.. several.Values.Select(value => value.MapTexts(map))] },
        Nested nested => new Nested(nested.Message.MapTexts(map)),
        _ => this,
    };

    internal MessageArgument OfSandbox() => this switch
    {
        Several several => several with { Values = [.. several.Values.Select(value => value.OfSandbox())] },
        Nested nested => new Nested(nested.Message.OfSandbox()),
        _ => this,
    };

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

    /// <summary>A sentence of ours, or a part of one, that is no data (yet).</summary>
    public sealed record English(string Value) : MessageArgument
    {
        public override string ToString() => Value;
    }

    /// <summary>A text of the catalog, such as a field's label, in every language that the catalog has it in.</summary>
    public sealed record CatalogText(LocalizedText Value) : MessageArgument
    {
        public override string ToString() => Value.English;
    }

    /// <param name="Unit">As the catalog has it, such as <c>s</c>; null for a bare number.</param>
    public sealed record Number(decimal Value, string? Unit = null) : MessageArgument
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.############################}{(Unit is null ? "" : $" {Unit}")}");
    }

    /// <summary>How many there are of something: grouped where it is large, unlike a number that stands somewhere to be typed.</summary>
    public sealed record Count(long Value) : MessageArgument
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What something costs or a budget holds: <c>35 credits</c>, <c>1 clip</c>.</summary>
    /// <param name="Unit">Such as <c>credits</c>, <c>tokens</c> and <c>clips</c>; empty for money without a stated currency.</param>
    public sealed record Amount(decimal Value, string Unit) : MessageArgument
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.############################} {Unit}").TrimEnd();
    }

    /// <summary>The size of a file or a request.</summary>
    /// <param name="IsExcess">It is over a limit that stands beside it: it is shown more exactly and rounded up, so that a little too much shows.</param>
    public sealed record Bytes(long Value, bool IsExcess = false) : MessageArgument
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} B");
    }

    /// <summary>How long something took or takes; not negative.</summary>
    public sealed record Duration(TimeSpan Value) : MessageArgument
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value.TotalSeconds:0.###} s");
    }

    /// <summary>A moment, which is shown in the person's time zone.</summary>
    public sealed record Instant(DateTimeOffset Value) : MessageArgument
    {
        public override string ToString() => Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
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

    /// <summary>Several of any kind, such as labels.</summary>
    /// <param name="Kind">How the last one is joined.</param>
    public sealed record Several(ImmutableArray<MessageArgument> Values, MessageListKind Kind) : MessageArgument
    {
        public bool Equals(Several? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && Kind == other.Kind;

        public override int GetHashCode() => HashCode.Combine(Values.Length, Kind);

        public override string ToString() => string.Join($" {Kind.ToString().ToLowerInvariant()} ", Values);
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
