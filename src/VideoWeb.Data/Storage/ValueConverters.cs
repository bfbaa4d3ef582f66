using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Storage;

/// <summary>
/// Text that came from outside. PostgreSQL refuses U+0000 and halves of surrogate pairs, and losing a paid answer over one would be absurd:
/// they become U+FFFD in both databases.
/// </summary>
internal sealed class CleanTextConverter() : ValueConverter<string, string>(text => Clean(text), text => text)
{
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0', StringComparison.Ordinal)) { return text; }

        return string.Create(text.Length, text, static (clean, text) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                {
                    (clean[at], clean[at + 1]) = (text[at], text[at + 1]);
                    at++;
                }
                else { clean[at] = text[at] == '\0' || char.IsSurrogate(text[at]) ? '\uFFFD' : text[at]; }
            }
        });
    }
}

/// <summary>A message as JSON. What earlier versions wrote there, a sentence, is read as <see cref="MessageCode.Recorded"/>.</summary>
internal sealed class MessageConverter() : ValueConverter<Message, string>(message => MessageJson.Write(message), text => MessageJson.Read(text));

/// <summary>A provider's id for a task, cleaned like any text.</summary>
internal sealed class RemoteTaskIdConverter() : ValueConverter<RemoteTaskId, string>(id => CleanTextConverter.Clean(id.Value), text => new RemoteTaskId(text));

/// <summary>Addresses as they go out, escapes and all.</summary>
internal sealed class AddressConverter() : ValueConverter<Uri, string>(address => CleanTextConverter.Clean(address.AbsoluteUri), text => new Uri(text));

/// <summary>Whole milliseconds; what is shorter is cut off.</summary>
internal sealed class MillisecondsConverter() : ValueConverter<TimeSpan, long>(time => (long)time.TotalMilliseconds, milliseconds => TimeSpan.FromMilliseconds(milliseconds));

/// <summary>Instants as UTC ticks: SQLite cannot compare them otherwise, and both databases keep the full precision.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>An id of ours, which is a GUID in the database. The types are written out, because each needs only one line that a generator would write.</summary>
public interface IEntityId<TSelf> : IComparable<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

// By methods: an expression tree cannot call a static member of an interface.
internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => ValueOf(id), value => From(value))
    where TId : struct, IEntityId<TId>
{
    private static Guid ValueOf(TId id) => id.Value;

    private static TId From(Guid value) => TId.From(value);
}
