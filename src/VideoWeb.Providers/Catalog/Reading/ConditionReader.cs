using System.Text.Json;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>
/// <c>when</c>: an object whose members all must hold. <c>"watermark": true</c>, <c>"duration": [1, 2]</c>, <c>"frames": { "isSet": false }</c>.
/// </summary>
internal static class ConditionReader
{
    private const string When = "when";

    public static IReadOnlyList<ParameterCondition> Read(ObjectReader owner, ProblemList problems) =>
        owner.Entries(When).Select(entry => Read(entry.Key, entry.Value, problems)).ToList();

    private static ParameterCondition Read(string parameter, CatalogNode node, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.Object) { return new ParameterCondition(parameter, Values(node, problems)); }

        var reader = new ObjectReader(node, problems, CatalogContract.Condition);
        if (!reader.Has("values") && !reader.Has("isSet")) { problems.Add(node, Message.Of(MessageCode.CatalogConditionEmpty)); }
        return new ParameterCondition(parameter, reader.Child("values") is { } values ? Values(values, problems) : null, reader.Switch("isSet"));
    }

    private static List<string> Values(CatalogNode node, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.Array) { return [Value(node, problems)]; }
        if (node.Items.Count == 0) { problems.Add(node, Message.Of(MessageCode.CatalogConditionWithoutValues)); }
        return node.Items.Select(item => Value(item, problems)).ToList();
    }

    private static string Value(CatalogNode node, ProblemList problems)
    {
        switch (node.Kind)
        {
            case JsonValueKind.String: return node.Scalar.GetString()!;
            case JsonValueKind.Number: return node.Scalar.GetRawText();
            case JsonValueKind.True: return "true";
            case JsonValueKind.False: return "false";
            default:
                problems.Add(node, Message.Of(MessageCode.CatalogWrongKind, ("kind", CatalogPhrases.Kind(node.Kind)), ("expected", Message.Of(MessageCode.JsonConditionValue))));
                return "";
        }
    }
}
