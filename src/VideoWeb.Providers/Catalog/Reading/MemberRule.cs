namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>What one member of an object in a catalog file may hold: the reader checks by it, and the JSON Schema is written from it.</summary>
/// <param name="Description">For whoever edits a file.</param>
internal abstract record MemberRule(string Description);

/// <param name="Pattern">A regular expression for editors, wider than the reader's own check, which says in words what is wrong.</param>
internal sealed record TextRule(string Description, int MaxLength = TextRule.UsualLength, string? Pattern = null) : MemberRule(Description)
{
    public const int UsualLength = 200;
}

/// <summary>A text that may be given by language; each language has the same limit.</summary>
internal sealed record LocalizedTextRule(string Description, int MaxLength) : MemberRule(Description);

internal sealed record IntegerRule(string Description, long Minimum = long.MinValue, long Maximum = long.MaxValue) : MemberRule(Description);

internal sealed record NumberRule(string Description, decimal Minimum = decimal.MinValue) : MemberRule(Description);

internal sealed record SwitchRule(string Description) : MemberRule(Description);

/// <summary>One word of a closed list.</summary>
internal abstract record WordRule(string Description, IReadOnlyList<string> Words) : MemberRule(Description);

/// <summary>One word of a closed list, each of which stands for a value in the code.</summary>
internal sealed record WordRule<T>(string Description, IReadOnlyDictionary<string, T> Values) : WordRule(Description, [.. Values.Keys]);

/// <summary>A word of a list that has no type in the code.</summary>
internal sealed record NameRule(string Description, IReadOnlyList<string> Words) : WordRule(Description, Words);

/// <param name="Words">The words that may stand in the list; null for any text.</param>
/// <param name="Pattern">As with a text.</param>
internal sealed record TextListRule(string Description, IReadOnlyList<string>? Words = null, string? Pattern = null) : MemberRule(Description);

/// <param name="AllowsText">Whether a plain text may stand for an object.</param>
internal sealed record ObjectListRule(string Description, ObjectRule Item, bool AllowsText = false) : MemberRule(Description);

internal sealed record ChildRule(string Description, ObjectRule Child) : MemberRule(Description);

/// <summary>An object whose members are named things of one sort.</summary>
/// <param name="NamePattern">How the names look, as a regular expression.</param>
/// <param name="Definition">The sort, by its name among the schema's definitions.</param>
/// <param name="MaxEntries">How many are read at most.</param>
internal sealed record TableRule(string Description, string NamePattern, string Definition, int MaxEntries = TableRule.UsualEntries) : MemberRule(Description)
{
    public const int UsualEntries = 1000;
}

/// <summary>Conditions on other parameters.</summary>
internal sealed record ConditionsRule() : MemberRule("");

/// <summary>A text, a number, true or false.</summary>
internal sealed record ScalarRule(string Description) : MemberRule(Description);

/// <summary>Any JSON.</summary>
internal sealed record AnyRule(string Description) : MemberRule(Description);

/// <summary>The members that may stand in one sort of object, in the order in which messages name them.</summary>
internal sealed class ObjectRule(params IReadOnlyList<(string Name, MemberRule Rule)> members)
{
    public IReadOnlyList<(string Name, MemberRule Rule)> Members { get; } = members;

    public IReadOnlyList<string> Names { get; } = [.. members.Select(member => member.Name).Distinct()];

    /// <summary>Members without which the object is nothing. Only for objects that are always written whole; others may be parts that are laid over each other.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The rule of a member that the code reads.</summary>
    /// <exception cref="InvalidOperationException">The code reads what is not declared, or as something else.</exception>
    public T Find<T>(string name)
        where T : MemberRule =>
        Members.FirstOrDefault(member => member.Name == name).Rule as T ?? throw new InvalidOperationException($"“{name}” is not declared as {typeof(T).Name}.");

    /// <summary>The members of this and of another together.</summary>
    public ObjectRule With(ObjectRule other) => new([.. Members, .. other.Members]);
}
