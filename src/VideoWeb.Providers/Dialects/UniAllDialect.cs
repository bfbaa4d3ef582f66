using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>UniAll: a gateway that looks like new-api and has a job object of its own.</summary>
/// <remarks>
/// <code>
/// create  {"id":"task_…","task_id":"task_…","object":"video.generation.job","status":"queued","progress":0,"created_at":1774507626}
/// query   {…,"status":"completed","progress":100,"duration":83,"result":{"outputs":["…"],"video_url":"…"},"video_url":"…","thumbnail_url":"…","error":null}
/// </code>
/// <c>duration</c> is the time that the work took, not the clip's length. The shape of <c>error</c> is not published: a text or an object is read.
/// </remarks>
public sealed class UniAllDialect : IProviderDialect
{
    private static readonly ResponseRules Rules = new()
    {
        IdPaths = ["task_id", "id", "data.task_id", "data.id"],
        FindError = root => ErrorPayload.InErrorMember(root) ?? ErrorPayload.Flat(root),
        Errors = new ErrorTable(),
        LeastSeed = 1,
        IsDefiniteRefusal = NewApiGateway.IsNoChannel,
        IsWrongAddress = NewApiGateway.IsNoRoute,
        IsNoSuchTask = NewApiGateway.IsNoSuchTask,
        ReadResult = answer => new RemoteResult(
            ResultFields.VideoUrl(answer), CoverUrl: answer.Task["thumbnail_url"].Address, Seed: ResultFields.Seed(answer.Task, least: 1)),
        FailureCharge = _ => ChargeStatus.Unknown,
    };

    public string Name => "uniall";

    public ProviderRequest BuildCreate(GenerationInput input, DeliveryHints delivery) =>
        new(input.Provider.Endpoints.Create.Method, input.Mode.CreatePath ?? input.Provider.Endpoints.Create.Path, WireBody.Create(input).ToJson());

    public SubmitOutcome ReadCreate(ProviderResponse response) => CreateResponseReader.Read(response, Rules);

    public ProviderRequest BuildQuery(ProviderDescription provider, RemoteTaskId taskId) =>
        new(provider.Endpoints.Query.Method, EndpointPath.Build(provider.Endpoints.Query.Path, taskId), null);

    public PollOutcome ReadQuery(ProviderResponse response) => QueryResponseReader.Read(response, Rules);

    public IReadOnlyList<ProviderRequest> BuildContent(ProviderDescription provider, RemoteTaskId taskId) => NewApiGateway.ContentRequests(BuildQuery(provider, taskId), taskId);

    public ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId) => null;

    public CancelOutcome ReadCancel(ProviderResponse response) => CancelOutcome.TooLate;
}
