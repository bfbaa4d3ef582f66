using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>EZModel: documented as flat objects, run on a new-api fork that may wrap them.</summary>
/// <remarks>
/// <code>
/// create  {"id":"task_…","object":"video.generation","created":1795256100,"status":"pending"}     documented
///         {"task_id":"mvt-…","status":"pending"}                                                  fork
/// query   {"id":"task_…","status":"completed","data":[{"url":"…"}]}                               documented: data is an array
///         {"code":"success","message":"","data":{"status":"SUCCESS","progress":"100%","result_url":"…","fail_reason":""}}   fork: an object
/// </code>
/// </remarks>
public sealed class EzModelDialect : IProviderDialect
{
    private static readonly ResponseRules Rules = new()
    {
        IdPaths = ["task_id", "id", "data.task_id", "data.id"],
        FindError = root => ErrorPayload.InErrorMember(root) ?? ErrorPayload.Flat(root),
        Errors = new ErrorTable(),
        IsDefiniteRefusal = NewApiGateway.IsNoChannel,
        IsWrongAddress = NewApiGateway.IsNoRoute,
        IsNoSuchTask = NewApiGateway.IsNoSuchTask,
        ReadResult = ReadResult,
        // EZModel: failed tasks are refunded.
        FailureCharge = _ => ChargeStatus.No,
    };

    public string Name => "ezmodel";

    public ProviderRequest BuildCreate(GenerationInput input, DeliveryHints delivery) =>
        new(input.Provider.Endpoints.Create.Method, input.Mode.CreatePath ?? input.Provider.Endpoints.Create.Path, WireBody.Create(input).ToJson());

    public SubmitOutcome ReadCreate(ProviderResponse response) => CreateResponseReader.Read(response, Rules);

    public ProviderRequest BuildQuery(ProviderDescription provider, RemoteTaskId taskId) =>
        new(provider.Endpoints.Query.Method, EndpointPath.Build(provider.Endpoints.Query.Path, taskId), null);

    public PollOutcome ReadQuery(ProviderResponse response) => QueryResponseReader.Read(response, Rules);

    public IReadOnlyList<ProviderRequest> BuildContent(ProviderDescription provider, RemoteTaskId taskId) => NewApiGateway.ContentRequests(BuildQuery(provider, taskId), taskId);

    public ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId) => null;

    public CancelOutcome ReadCancel(ProviderResponse response) => CancelOutcome.TooLate;

    private static RemoteResult ReadResult(TaskPayload answer)
    {
        var task = answer.Task;
        var metadata = task["metadata"];
        return new RemoteResult(
            ResultFields.VideoUrl(answer),
            Seed: ResultFields.Seed(task),
            Seconds: metadata["duration"].PositiveNumber ?? task["seconds"].PositiveNumber);
    }
}
