using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>AGCloud: Ark's create request, and a query that speaks Ark or a form of its own.</summary>
/// <remarks>
/// <code>
/// create  {"id":"cgt-…"}                                            Ark
///         {"error":null,"requestId":"…","result":{"task_id":"…"}}   own
/// query   {"id":"cgt-…","status":"succeeded","content":{"video_url":"…","last_frame_url":"…"},"usage":{"total_tokens":108900},"seed":58944}
///         {"task_id":"…","task_status":"success","content":[{"id":"0","video_url":{"url":"…"}}],"usage":{"total_tokens":108900}}
/// </code>
/// </remarks>
public sealed class AgCloudDialect : IProviderDialect
{
    private static readonly ResponseRules Rules = new()
    {
        IdPaths = ["task_id", "result.task_id", "id", "data.task_id", "data.id"],
        FindError = root => ErrorPayload.InErrorMember(root) ?? ErrorPayload.Flat(root),
        Errors = new ErrorTable(),
        IsDefiniteRefusal = NewApiGateway.IsNoChannel,
        IsWrongAddress = NewApiGateway.IsNoRoute,
        IsNoSuchTask = code => code.StartsWith("NotFound.", StringComparison.Ordinal) && code != "NotFound.Path",
        ReadResult = ReadResult,
        // Ark: failed and moderated tasks are not billed.
        FailureCharge = _ => ChargeStatus.No,
    };

    public string Name => "agcloud";

    public ProviderRequest BuildCreate(GenerationInput input, DeliveryHints delivery)
    {
        var body = new WireBody(input);
        body.AddModel();
        body.Set("content", Content(input));
        body.AddParameters();
        delivery.AddTo(body, input.Provider.Capabilities);
        return new ProviderRequest(input.Provider.Endpoints.Create.Method, input.Mode.CreatePath ?? input.Provider.Endpoints.Create.Path, body.ToJson());
    }

    public SubmitOutcome ReadCreate(ProviderResponse response) => CreateResponseReader.Read(response, Rules);

    /// <summary>AGCloud's documented query is a POST with the id in the body; Ark's is a GET with the id in the path. The endpoint's method chooses.</summary>
    public ProviderRequest BuildQuery(ProviderDescription provider, RemoteTaskId taskId)
    {
        var query = provider.Endpoints.Query;
        return query.Method.Equals("GET", StringComparison.OrdinalIgnoreCase)
            ? new ProviderRequest(query.Method, EndpointPath.Build(query.Path, taskId), null)
            : new ProviderRequest(query.Method, query.Path, WireJson.Write(new JsonObject { ["task_id"] = taskId.Value }));
    }

    public PollOutcome ReadQuery(ProviderResponse response) => QueryResponseReader.Read(response, Rules);

    public ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId) =>
        provider.Endpoints.Cancel is { } cancel ? new ProviderRequest(cancel.Method, EndpointPath.Build(cancel.Path, taskId), null) : null;

    /// <remarks>
    /// Ark answers <c>{}</c> both when it cancelled a waiting task and when it deleted the record of a finished one, so only the next poll
    /// tells. A running task is refused.
    /// </remarks>
    public CancelOutcome ReadCancel(ProviderResponse response) =>
        response.Status is 400 or 403 or 405 or 409 ? CancelOutcome.TooLate : CancelOutcome.Unclear;

    /// <summary>Ark lists the last seven days, newest first, and cannot filter by time: <c>{"items":[{"id":"cgt-…","model":"…","created_at":1795256100}],"total":1}</c>.</summary>
    public ProviderRequest? BuildList(ProviderDescription provider, DateTimeOffset from, DateTimeOffset to) =>
        provider.Endpoints.List is { } list ? new ProviderRequest(list.Method, $"{list.Path}?page_num=1&page_size=500", null) : null;

    public IReadOnlyList<ListedTask> ReadList(ProviderResponse response) => ListResponseReader.Read(response, "items", "safety_identifier");

    // The prompt and every medium are parts of one list; the slot's name is the role.
    //   {"type":"text","text":"…"}  {"type":"image_url","role":"first_frame","image_url":{"url":"…"}}
    private static JsonArray Content(GenerationInput input)
    {
        var parts = new JsonArray();
        if (input.Values.Text("prompt") is { Length: > 0 } prompt) { parts.Add(new JsonObject { ["type"] = "text", ["text"] = prompt }); }
        foreach (var slot in input.Mode.Slots)
        {
            foreach (var item in input.Media.Where(item => item.Slot == slot.Name))
            {
                var type = item.Kind switch { MediaKind.Video => "video_url", MediaKind.Audio => "audio_url", _ => "image_url" };
                parts.Add(new JsonObject { ["type"] = type, ["role"] = slot.Name, [type] = new JsonObject { ["url"] = MediaAddress.Sent(item.Address, slot, input) } });
            }
        }
        return parts;
    }

    private static RemoteResult ReadResult(TaskPayload answer)
    {
        var task = answer.Task;
        var content = task["content"];
        string? Beside(string name) => ResultFields.AddressOf(content[name]) ?? ResultFields.FirstOf(content, part => ResultFields.AddressOf(part[name]));
        return new RemoteResult(
            ResultFields.VideoUrl(answer),
            CoverUrl: Beside("cover_url"),
            LastFrameUrl: Beside("last_frame_url") ?? task["last_frame_url"].Address,
            WatermarkedUrl: Beside("watermarked_url"),
            Cost: task.At("usage.total_tokens").Amount is { } tokens ? new ReportedCost(tokens, "tokens") : null,
            Seed: ResultFields.Seed(task),
            Seconds: task["duration"].PositiveNumber);
    }
}
