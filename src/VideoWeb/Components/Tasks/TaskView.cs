using System.Text.Json;
using VideoWeb.Data;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using static VideoWeb.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>A task's page worked out once from what is stored, so that rendering only renders.</summary>
/// <param name="Provider">As pinned to the task; null when that cannot be read any more.</param>
/// <param name="Mode">The mode's label; its id when the description cannot be read.</param>
public sealed record TaskView(
    TaskDetail Detail, ProviderDescription? Provider, string Mode,
    IReadOnlyList<ParameterFact> Facts, IReadOnlyList<MediaInput> Inputs, IReadOnlyList<WirePart> Wire)
{
    public TaskRow Row => Detail.Row;

    public AttemptRow? LastAttempt => Detail.Attempts.Count == 0 ? null : Detail.Attempts[^1];

    public AssetRow? Clip => Detail.Assets.FirstOrDefault(asset => asset.Id == Row.Clip);

    public static TaskView Of(TaskDetail detail, string slug)
    {
        var provider = ReadSnapshot(detail.SnapshotJson)?.Provider;
        var mode = provider?.FindModel(detail.Row.ModelId)?.FindMode(detail.Row.ModeId);
        return new(detail, provider, mode?.Label ?? detail.Row.ModeId, ParameterFacts.Of(mode, detail.Values),
            [.. detail.Media.Select(item => MediaInput.Of(item, mode, slug))], [.. ReadWire(detail, provider)]);
    }

    private static ModelSnapshot? ReadSnapshot(string json)
    {
        try
        {
            return DescriptionJson.Read(json);
        }
        catch (JsonException)
        {
            return null; // Written by a version that described more or less: the page shows names instead of labels.
        }
    }

    private static IEnumerable<WirePart> ReadWire(TaskDetail detail, ProviderDescription? provider)
    {
        if (detail.RequestMethodAndPath is { } line)
        {
            yield return new(T("Request as sent"), line, WireText.Shown(detail.RequestBody ?? ""));
            if (provider is not null && line.Split(' ', 2) is [var method, var path])
            {
                yield return new(T("The same as cURL"), null, RequestPreview.Curl(provider, new ProviderRequest(method, path, detail.RequestBody)));
            }
        }

        if (detail.ResponseText is { } response)
        {
            var status = detail.Attempts.Count > 0 ? detail.Attempts[^1].ResponseStatus : null;
            yield return new(T("Answer"), status is { } code ? T("HTTP {0}", code) : null, WireText.Shown(response));
        }

        if (detail.QueryText is { } query) { yield return new(T("Last status answer"), null, WireText.Shown(query)); }
    }
}
