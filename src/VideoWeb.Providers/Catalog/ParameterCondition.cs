namespace VideoWeb.Providers.Catalog;

/// <summary>A condition on another parameter. There is no expression language: a list of these is a conjunction.</summary>
/// <param name="Parameter">The other parameter's name, or <c>mode</c>.</param>
/// <param name="Values">It has one of these values, written as text (<c>true</c>, <c>5</c>, <c>720p</c>). Its default counts when it is unset. Null: see <paramref name="IsSet"/>.</param>
/// <param name="IsSet">True: it has a value of its own. False: it has none. Null: see <paramref name="Values"/>.</param>
public sealed record ParameterCondition(string Parameter, IReadOnlyList<string>? Values = null, bool? IsSet = null);
