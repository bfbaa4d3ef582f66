using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>What holds for every gateway of the new-api family, on which several of the providers run or lean.</summary>
/// <remarks>
/// <code>
/// {"code":"task_not_exist","message":"task_not_exist","data":null}                                     task errors, HTTP 400
/// {"error":{"message":"Invalid token (request id: …)","type":"new_api_error","code":""}}               the gateway's own, 401 403 429 503
/// {"code":"success","data":{"status":"SUCCESS","progress":"100%","fail_reason":"https://…"}}           old versions: the clip's address stands there
/// </code>
/// </remarks>
internal static class NewApiGateway
{
    private const string Generations = "/v1/video/generations/";
    private const string Videos = "/v1/videos/";
    private const string Ending = "/content";

    /// <summary>
    /// <c>{"error":{"code":"model_not_found","message":"No available channel for model … (distributor)","type":"new_api_error"}}</c> with HTTP 503:
    /// the gateway found nobody to hand the request to, so nobody can have taken it.
    /// </summary>
    public static bool IsNoChannel(int status, ErrorPayload words) =>
        status == 503 && words.Type == "new_api_error"
        && (words.Code is "model_not_found" or "get_channel_failed"
            || words.Text?.Contains("no available channel", StringComparison.OrdinalIgnoreCase) == true
            || words.Text?.Contains("无可用渠道", StringComparison.Ordinal) == true);

    /// <summary><c>{"error":{"message":"Invalid URL (GET /v1/…)","type":"invalid_request_error"}}</c>: no such route.</summary>
    public static bool IsNoRoute(ErrorPayload words) => words.Text?.StartsWith("Invalid URL (", StringComparison.Ordinal) == true;

    /// <summary><c>{"code":"task_not_exist","message":"task_not_exist","data":null}</c>: the gateway knows the key and not the task.</summary>
    public static bool IsNoSuchTask(string code) => code is "task_not_exist" or "task_not_found" or "video_not_found";

    /// <summary>
    /// The calls that deliver a finished clip itself: below the task's own path, as EZModel documents it, and as the gateway's software has it
    /// (<c>GET /v1/videos/{id}/content</c>). Where a connection asks for tasks by a query, nothing is below it: then the usual places are asked.
    /// </summary>
    public static IReadOnlyList<ProviderRequest> ContentRequests(ProviderRequest query, RemoteTaskId taskId)
    {
        if (query.Path.Contains('?', StringComparison.Ordinal)) { query = query with { Path = EndpointPath.Build(Generations, taskId) }; }
        var own = new ProviderRequest("GET", query.Path + Ending, null);
        return query.Path.Contains(Generations, StringComparison.Ordinal)
            ? [own, own with { Path = own.Path.Replace(Generations, Videos, StringComparison.Ordinal) }]
            : [own];
    }
}
