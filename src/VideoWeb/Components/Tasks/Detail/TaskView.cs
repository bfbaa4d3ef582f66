using System.Text.Json;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks.Detail;

/// <summary>A task's page worked out once from what is stored, so that rendering only renders.</summary>
/// <param name="Provider">As pinned to the task; null when that cannot be read any more.</param>
/// <param name="Mode">The mode's label; its id when the description cannot be read.</param>
public sealed record TaskView(
    TaskDetail Detail, ProviderDescription? Provider, string Mode,
    IReadOnlyList<ParameterFact> Facts, IReadOnlyList<MediaInput> Inputs, IReadOnlyList<HttpMessagePart> Wire)
{
    public TaskRow Row => Detail.Row;

    public AttemptRow? LastAttempt => Detail.Attempts.Count == 0 ? null : Detail.Attempts[^1];

    public long? UsedSeed { get; } = Engine.UsedSeed.Of(Detail);

    public AssetRow? Clip => Detail.Assets.FirstOrDefault(asset => asset.Id == Row.Clip);

    /// <summary>
    /// A callback has come for a send that a person has since replaced: what that means for the money. Null when there is none. Only the provider
    /// knows where to call back for it, so it has accepted that send too.
    /// </summary>
    public TaskText? EarlierSend =>
        Detail.Callbacks.FirstOrDefault(note => note.Attempt < LastAttempt?.Number) is not { } earlier ? null
        : Row.RemoteId is { } id && earlier.RemoteId != id ? TaskText.BothSendsAccepted
        : TaskText.EarlierSendAccepted;

    /// <param name="detail">As stored.</param>
    /// <param name="slug">The workspace's, for addresses.</param>
    /// <param name="baseUrl">Where the task's connection leads; null when that is not known any more, then the provider's own address is shown.</param>
    public static TaskView Of(TaskDetail detail, string slug, MessageFormatter texts, Uri? baseUrl = null)
    {
        var provider = ReadSnapshot(detail.SnapshotJson)?.Provider;
        var mode = provider?.FindModel(detail.Row.ModelId)?.FindMode(detail.Row.ModeId);
        return new(detail, provider, mode is null ? detail.Row.ModeId : texts[mode.Label], ParameterFacts.Of(mode, detail.Values, texts),
            [.. detail.Media.Select(item => MediaInput.Of(item, mode, slug, detail.InputAssets, texts))], [.. ReadWire(detail, provider, baseUrl, texts)]);
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

    private static IEnumerable<HttpMessagePart> ReadWire(TaskDetail detail, ProviderDescription? provider, Uri? baseUrl, MessageFormatter texts)
    {
        if (detail.RequestMethodAndPath is { } line)
        {
            yield return new(texts[TaskText.RequestAsSent], line, HttpMessageText.Shown(detail.RequestBody ?? "", texts));
            if (provider is not null && WriteCurl(provider, baseUrl ?? provider.DefaultBaseUrl, line, detail.RequestBody) is { } curl)
            {
                yield return new(texts[TaskText.TheSameAsCURL], null, curl);
            }
        }

        if (detail.ResponseText is { } response)
        {
            var status = detail.Attempts.Count > 0 ? detail.Attempts[^1].ResponseStatus : null;
            yield return new(texts[TaskText.Answer], status is { } code ? texts[TaskText.HttpStatus, ("status", code)] : null, HttpMessageText.Shown(response, texts), IsAnswer: true);
        }

        if (detail.QueryText is { } query) { yield return new(texts[TaskText.LastStatusAnswer], null, HttpMessageText.Shown(query, texts), IsAnswer: true); }
    }

    private static string? WriteCurl(ProviderDescription provider, Uri baseUrl, string line, string? body)
    {
        // A very long body is kept only in part, and half a body makes no command.
        var isWhole = body is null || HttpMessageText.IsJson(body);
        return isWhole && line.Split(' ', 2) is [var method, var path]
            ? RequestPreview.Curl(provider, baseUrl, new ProviderRequest(method, path, body))
            : null;
    }
}
