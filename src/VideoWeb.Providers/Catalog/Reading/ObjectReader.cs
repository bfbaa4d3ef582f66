using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Reads the members of one object by name and type. What is wrong is reported where it stands and read as absent, so that reading goes on.</summary>
internal sealed class ObjectReader
{
    private readonly ProblemList _problems;
    private readonly ObjectRule _rule;

    /// <param name="node">Any node; one that is no object is reported and read as an empty one.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="rule">The members that may stand here, and what each may hold; any other is reported, and so is a required one that is missing.</param>
    public ObjectReader(CatalogNode node, ProblemList problems, ObjectRule rule)
    {
        (Node, _problems, _rule) = (node, problems, rule);
        if (node.Kind != JsonValueKind.Object)
        {
            problems.Add(node, Message.Of(MessageCode.CatalogWrongKind, ("kind", CatalogPhrases.Kind(node.Kind)), ("expected", Message.Of(MessageCode.JsonObject))));
            return;
        }

        foreach (var (name, member) in node.Members)
        {
            if (!rule.Names.Contains(name)) { problems.Add(member, Message.Of(MessageCode.CatalogNameUnknown, ("name", Phrases.Quoted(name)), ("known", CatalogPhrases.List(rule.Names)))); }
        }

        foreach (var name in rule.Required) { Missing(name, name); }
    }

    public CatalogNode Node { get; }

    public bool Has(string name) => Node[name] is not null;

    public CatalogNode? Child(string name) => Node[name];

    /// <summary>Reports at the member, or at the object when the member is absent.</summary>
    public void Report(string name, Message reason) => _problems.Add(Node[name] ?? Node, reason);

    public string RequiredText(string name) => Text(name) ?? Missing(name, "");

    public string? Text(string name)
    {
        var maxLength = _rule.Find<MemberRule>(name) is TextRule rule ? rule.MaxLength : TextRule.UsualLength;
        if (Node[name] is not { } member) { return null; }

        return ReadText(member, maxLength);
    }

    public LocalizedText RequiredLocalizedText(string name) => LocalizedText(name) ?? Missing<LocalizedText>(name, "");

    public LocalizedText? LocalizedText(string name)
    {
        var rule = _rule.Find<LocalizedTextRule>(name);
        return Node[name] is { } member ? LocalizedTextReader.Read(member, _problems, text => ReadText(text, rule.MaxLength)) : null;
    }

    private string? ReadText(CatalogNode member, int maxLength)
    {
        if (member.Kind != JsonValueKind.String) { return WrongType<string?>(member, MessageCode.JsonString); }

        var text = member.Scalar.GetString()!;
        if (text.Length > maxLength) { _problems.Add(member, Message.Of(MessageCode.CatalogTextTooLong, ("length", text.Length), ("most", maxLength))); }
        else if (text.Trim().Length != text.Length || text.Length == 0) { _problems.Add(member, Message.Of(MessageCode.CatalogTextBlank)); }
        else if (text.Any(letter => char.IsControl(letter) && letter != '\n')) { _problems.Add(member, Message.Of(MessageCode.CatalogTextControl)); }
        else { return text; }

        return null;
    }

    public long RequiredInteger(string name) => Integer(name) ?? Missing(name, 0L);

    public long? Integer(string name)
    {
        var rule = _rule.Find<IntegerRule>(name);
        if (Node[name] is not { } member) { return null; }
        if (member.Kind != JsonValueKind.Number || !member.Scalar.TryGetInt64(out var value)) { return WrongType<long?>(member, MessageCode.JsonWholeNumber); }
        if (value >= rule.Minimum && value <= rule.Maximum) { return value; }

        _problems.Add(member, Message.Of(MessageCode.CatalogOutsideRange, ("value", value), ("least", rule.Minimum), ("greatest", rule.Maximum)));
        return null;
    }

    public decimal RequiredNumber(string name) => Number(name) ?? Missing(name, 0m);

    public decimal? Number(string name)
    {
        var minimum = _rule.Find<NumberRule>(name).Minimum;
        if (Node[name] is not { } member) { return null; }
        if (member.Kind != JsonValueKind.Number || !member.Scalar.TryGetDecimal(out var value)) { return WrongType<decimal?>(member, MessageCode.JsonNumber); }
        if (value >= minimum) { return value; }

        _problems.Add(member, Message.Of(MessageCode.CatalogTooSmall, ("value", value), ("least", minimum)));
        return null;
    }

    public bool? Switch(string name)
    {
        _ = _rule.Find<SwitchRule>(name);
        if (Node[name] is not { } member) { return null; }

        return member.Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => WrongType<bool?>(member, MessageCode.JsonTrueOrFalse),
        };
    }

    /// <summary>One of the words of a closed list; the default when it is absent or unknown.</summary>
    public T Word<T>(string name, T whenAbsent)
    {
        var words = _rule.Find<WordRule<T>>(name).Values;
        if (Node[name] is not { } member) { return whenAbsent; }
        if (member.Kind == JsonValueKind.String && words.TryGetValue(member.Scalar.GetString()!, out var word)) { return word; }

        _problems.Add(member, Message.Of(MessageCode.CatalogNotOneOf, ("known", CatalogPhrases.List(words.Keys))));
        return whenAbsent;
    }

    public IReadOnlyList<CatalogNode> Items(string name)
    {
        if (Node[name] is not { } member) { return []; }

        return member.Kind == JsonValueKind.Array ? member.Items : WrongType<IReadOnlyList<CatalogNode>>(member, MessageCode.JsonArray) ?? [];
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(name))
        {
            if (item.Kind != JsonValueKind.String) { WrongType<string>(item, MessageCode.JsonString); }
            else if (texts.Contains(item.Scalar.GetString()!)) { _problems.Add(item, Message.Of(MessageCode.CatalogTwice, ("value", Phrases.Quoted(item.Scalar.GetString())))); }
            else { texts.Add(item.Scalar.GetString()!); }
        }

        return texts;
    }

    /// <summary>The members of an object that is a table of named things; absent ones (null) are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, CatalogNode>> Entries(string name)
    {
        var most = _rule.Find<MemberRule>(name) is TableRule table ? table.MaxEntries : TableRule.UsualEntries;
        if (Node[name] is not { } member) { return []; }
        if (member.Kind != JsonValueKind.Object) { return WrongType<IReadOnlyList<KeyValuePair<string, CatalogNode>>>(member, MessageCode.JsonObject) ?? []; }

        var entries = member.Members.Where(entry => entry.Value.Kind != JsonValueKind.Null).ToList();
        if (entries.Count <= most) { return entries; }

        _problems.Add(member, Message.Of(MessageCode.CatalogTooMany, ("count", entries.Count), ("most", most)));
        return entries[..most];
    }

    public T Missing<T>(string name, T instead)
    {
        // When it is there but wrong, that has been reported already.
        if (!Has(name)) { _problems.Add(Node, Message.Of(MessageCode.CatalogMemberMissing, ("name", Phrases.Quoted(name)))); }
        return instead;
    }

    private T? WrongType<T>(CatalogNode member, MessageCode expected)
    {
        _problems.Add(member, Message.Of(MessageCode.CatalogWrongKind, ("kind", CatalogPhrases.Kind(member.Kind)), ("expected", Message.Of(expected))));
        return default;
    }
}

/// <summary>How names in a catalog must look. They end up in addresses, form fields and request bodies.</summary>
internal static class NameRules
{
    private const int MaxLength = 80;

    /// <summary>Providers and modes: <c>vidu</c>, <c>first-last-frame</c>.</summary>
    public static bool IsId(string name) => Starts(name) && name.All(letter => IsSmall(letter) || letter == '-');

    /// <summary>Models: <c>vidu2.0</c>, <c>videos_fast</c>.</summary>
    public static bool IsModelId(string name) => Starts(name) && name.All(letter => IsSmall(letter) || letter is '-' or '_' or '.');

    public static bool IsParameter(string name) => Starts(name) && name.All(letter => IsSmall(letter) || letter == '_') && name != ConditionRules.ModeName;

    /// <summary>Empty, or member names joined by dots.</summary>
    public static bool IsWirePath(string path) =>
        path.Length == 0 || (path.Length <= 200 && path.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')));

    private static bool Starts(string name) => name.Length is > 0 and <= MaxLength && IsSmall(name[0]);

    private static bool IsSmall(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
}
