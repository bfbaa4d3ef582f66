namespace VideoWeb.Components.Compose.Fields;

/// <summary>The ids by which the parts of a field name each other. Names are unique within a form, so ids are unique within the page.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Scope">Begins every id; another form on the same page has another.</param>
public sealed record FieldIds(string Name, bool HasHelp, bool HasError, string Scope = FieldIds.PageScope)
{
    /// <summary>Of the page's own form.</summary>
    public const string PageScope = "field";

    public string Control => $"{Scope}-{Name}";

    public string Label => $"{Control}-label";

    public string Help => $"{Control}-help";

    public string Error => $"{Control}-error";

    /// <summary>For <c>aria-describedby</c>; null when there is nothing to read.</summary>
    public string? DescribedBy => (HasError, HasHelp) switch
    {
        (true, true) => $"{Error} {Help}",
        (true, false) => Error,
        (false, true) => Help,
        _ => null,
    };

    /// <summary>For <c>aria-invalid</c>; null leaves the attribute out.</summary>
    public string? Invalid => HasError ? "true" : null;

    /// <summary>Where a link in the summary leads: a parameter's or a slot's control.</summary>
    public static string ControlOf(string name) => $"{PageScope}-{name}";
}
