using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Storage;

/// <summary>
/// The sentences that earlier versions wrote into rows, as messages. What is not known again stays as it is and is shown so. It can go when no database
/// of those versions is left.
/// </summary>
/// <remarks>The sentences are in <c>RecordedSentences.txt</c>, each behind its code, with <c>{name:kind}</c> for what was put into it.</remarks>
internal sealed partial class RecordedSentences
{
    // Of a sentence within a sentence; more were never written.
    private const int MaxDepth = 4;

    private readonly Dictionary<string, MessageCode> _fixed = new(StringComparer.Ordinal);
    private readonly List<Pattern> _patterns = [];

    public RecordedSentences()
    {
        using var file = new StreamReader(typeof(RecordedSentences).Assembly.GetManifestResourceStream("RecordedSentences.txt")!);
        while (file.ReadLine() is { } line)
        {
            var (code, sentence) = (Enum.Parse<MessageCode>(line[..line.IndexOf('|', StringComparison.Ordinal)]), line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..]);
            if (Hole().IsMatch(sentence)) { _patterns.Add(new Pattern(code, sentence)); }
            else { _fixed.Add(sentence, code); }
        }

        // "{provider} says {status}." would take in what more is known of.
        _patterns.Sort((first, second) => second.FixedLetters.CompareTo(first.FixedLetters));
    }

    /// <summary>Null when the sentence is not known.</summary>
    public Message? Find(string sentence) => Find(sentence, 0);

    /// <summary>What a column has, as a message; null when nothing more of it is known than it says itself.</summary>
    public Message? Find(Message kept)
    {
        if (kept.Code == MessageCode.Recorded) { return Find(((MessageArgument.English)kept.Arguments[0].Value).Value); }

        var known = Message.Of(kept.Code, [.. kept.Arguments.Select(argument => (argument.Name, Find(argument.Value)))]);
        return known == kept ? null : known;
    }

    private MessageArgument Find(MessageArgument argument) => argument switch
    {
        MessageArgument.English english => Find(english.Value) is { } message ? message : english,
        MessageArgument.Nested nested => Find(nested.Message) ?? nested.Message,
        _ => argument,
    };

    private Message? Find(string sentence, int depth)
    {
        if (_fixed.TryGetValue(sentence, out var code)) { return Message.Of(code); }
        if (depth == MaxDepth) { return null; }

        // First where every part is known too: "{host} could not be reached: {cause}." would take in the sentence that follows.
        return Read(sentence, part => Find(part, depth + 1)) ?? Read(sentence, part => Find(part, depth + 1) ?? Message.Recorded(part));
    }

    private Message? Read(string sentence, Func<string, Message?> find) => _patterns.Select(pattern => pattern.Read(sentence, find)).FirstOrDefault(message => message is not null);

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<kind>\w+))?\}")]
    private static partial Regex Hole();

    private sealed class Pattern
    {
        private readonly MessageCode _code;
        private readonly string _longestPiece;
        private readonly Regex _regex;
        private readonly List<(string Name, string Kind)> _holes;

        public Pattern(MessageCode code, string sentence)
        {
            _code = code;
            _holes = [.. Hole().Matches(sentence).Select(hole => (hole.Groups["name"].Value, hole.Groups["kind"].Value))];
            var pieces = Hole().Replace(sentence, "\0").Split('\0');
            FixedLetters = pieces.Sum(piece => piece.Length);
            _longestPiece = pieces.MaxBy(piece => piece.Length)!;

            // Without backtracking, because other people's words stand in these sentences.
            _regex = new Regex($"^{string.Join("(.*?)", pieces.Select(Regex.Escape))}$", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
        }

        public int FixedLetters { get; }

        public Message? Read(string sentence, Func<string, Message?> find)
        {
            if (!sentence.Contains(_longestPiece, StringComparison.Ordinal) || _regex.Match(sentence) is not { Success: true } match) { return null; }

            var arguments = new List<(string Name, MessageArgument Value)>();
            foreach (var (index, (name, kind)) in _holes.Index())
            {
                var text = match.Groups[index + 1].Value;
                var earlier = arguments.Find(argument => argument.Name == name);
                if (earlier.Value is MessageArgument.Text twice && twice.Value == text) { continue; }
                if (earlier.Value is not null || Argument(kind, text, find) is not { } value) { return null; }

                arguments.Add((name, value));
            }

            return Message.Of(_code, [.. arguments]);
        }

        private static MessageArgument? Argument(string kind, string text, Func<string, Message?> find) => kind switch
        {
            "" => text,
            "quoted" => new MessageArgument.Quoted(text),
            "english" => new MessageArgument.English(text),
            "message" => find(text) switch
            {
                null => null,
                { Code: MessageCode.Recorded } => new MessageArgument.English(text),
                var message => message,
            },
            "time" => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
            _ when !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 1_000_000 => null,
            "number" => new MessageArgument.Number(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)),
            "megabytes" => new MessageArgument.Bytes((long)(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) * 1024 * 1024)),
            "seconds" => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture)),
            "minutes" => TimeSpan.FromMinutes(double.Parse(text, CultureInfo.InvariantCulture)),
            "hours" => TimeSpan.FromHours(double.Parse(text, CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"{kind} is no kind of argument."),
        };
    }
}

/// <summary>Turns the sentences of rows into messages, when the database comes from a version before one of <see cref="Migrations"/>.</summary>
internal static class RecordedSentenceUpgrade
{
    /// <summary>Changes nothing of the tables; that they were applied says that this has been done. Since the first, sentences are messages; since the last, all parts of them are.</summary>
    public static readonly string[] Migrations = ["MessagesAsData", "DoubtsAsData"];

    private const int BatchSize = 5_000;

    // "Since" is the migration that made the column, where it was not there from the beginning.
    private static readonly (string Table, string Key, string Column, string? Since)[] Columns =
    [
        ("Tasks", "Id", "ErrorMessage", null), ("TaskEvents", "Id", "Text", null), ("Connections", "Id", "LastSentence", null),
        ("TaskCrashes", "TaskId", "Evidence", null), ("Assets", "Id", "Doubt", "KeptAsItCame"),
    ];

    public static bool IsNeeded(IReadOnlyList<string> pending) => Migrations.Any(name => Has(pending, name));

    /// <summary>May be broken off and begun again: what has been turned is passed over.</summary>
    /// <param name="pending">The migrations that were not applied yet.</param>
    public static async Task RunAsync(VideoWebDbContext db, IReadOnlyList<string> pending, CancellationToken cancellationToken)
    {
        var sentences = new RecordedSentences();
        foreach (var (table, key, column, _) in Columns.Where(column => column.Since is null || !Has(pending, column.Since)))
        {
            object? last = null;
            do { last = await TurnBatchAsync(db, sentences, (table, key, column), last, cancellationToken); }
            while (last is not null);
        }
    }

    private static bool Has(IReadOnlyList<string> migrations, string name) => migrations.Any(migration => migration.EndsWith($"_{name}", StringComparison.Ordinal));

    /// <returns>The last key of the batch; null when there are no more.</returns>
    private static async Task<object?> TurnBatchAsync(
        VideoWebDbContext db, RecordedSentences sentences, (string Table, string Key, string Column) place, object? after, CancellationToken cancellationToken)
    {
        var (table, key, column) = place;
        var connection = db.Database.GetDbConnection();
        var (turned, last, count) = (new List<(object Id, string Json)>(), (object?)null, 0);
        await using (var select = connection.CreateCommand())
        {
            select.CommandText = $"""
                SELECT "{key}", "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL {(after is null ? "" : $"""AND "{key}" > @after""")} ORDER BY "{key}" LIMIT {BatchSize}
                """;
            if (after is not null) { Add(select, "@after", after); }
            await using var rows = await select.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                (last, count) = (rows.GetValue(0), count + 1);
                if (sentences.Find(MessageJson.Read(rows.GetString(1))) is { } message) { turned.Add((last, MessageJson.Write(message))); }
            }
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (id, json) in turned)
        {
            await using var update = connection.CreateCommand();
            update.Transaction = transaction;
            update.CommandText = $"""UPDATE "{table}" SET "{column}" = @json WHERE "{key}" = @id""";
            Add(update, "@json", json);
            Add(update, "@id", id);
            await update.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return count < BatchSize ? null : last;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
