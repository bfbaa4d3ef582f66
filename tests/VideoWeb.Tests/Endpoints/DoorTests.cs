using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>Every address of the site is in this table; one that is added without a line here fails.</summary>
public sealed class DoorTests
{
    private const string AnyId = "0198a1b2c3d47000800000000000abcd";

    private static readonly Dictionary<string, Door> Table = new()
    {
        ["/"] = Door.SignedIn,
        ["/account/register"] = Door.Open,
        ["/account/login"] = Door.Open,
        ["/account/reset"] = Door.Open,
        ["/account/language"] = Door.SignedIn,
        ["/account/logout"] = Door.SignedIn,
        ["/account/denied"] = Door.SignedIn,
        ["/account/manage"] = Door.SignedIn,
        ["/account/delete"] = Door.SignedIn,
        ["/invite/{Token}"] = Door.Open,
        ["/not-found"] = Door.Open,
        ["/status/{Code:int}"] = Door.Open,
        ["/{**path:file}"] = Door.Open, // Style sheets and scripts in Development.
        ["/health/live"] = Door.Open,
        ["/health/ready"] = Door.Open,
        ["/workspaces/new"] = Door.SignedIn,
        ["/admin"] = Door.Administrator,
        ["/admin/catalog"] = Door.Administrator,
        ["/admin/catalog/new"] = Door.Administrator,
        ["/admin/catalog/files/{Name}"] = Door.Administrator,
        ["/admin/catalog/files/{name}/json"] = Door.Administrator,
        ["/admin/catalog/models/{ProviderId}/{ModelId}"] = Door.Administrator,
        ["/admin/catalog/models/{providerId}/{modelId}/json"] = Door.Administrator,
        ["/admin/catalog/providers/{providerId}/json"] = Door.Administrator,
        ["/catalog/schema.json"] = Door.Open,
        ["/w/{Slug}/connections"] = Door.Member,
        ["/w/{Slug}/connections/sandbox"] = Door.Member,
        ["/w/{Slug}/spending"] = Door.Member,
        ["/w/{slug}/spending/csv"] = Door.Member,
        ["/w/{Slug}/workspace"] = Door.Member,
        ["/w/{Slug}/compose"] = Door.Member,
        ["/w/{Slug}/tasks"] = Door.Member,
        ["/w/{Slug}/tasks/{Id}"] = Door.Member,
        ["/w/{Slug}/gallery"] = Door.Member,
        ["/w/{Slug}/gallery/{Id}"] = Door.Member,
        ["/w/{Slug}/boards"] = Door.Member,
        ["/w/{Slug}/tags"] = Door.Member,
        ["/w/{Slug}/shared"] = Door.Member,
        ["/w/{slug}/gallery/zip"] = Door.Member,
        ["/w/{slug}/gallery/{clip}/file"] = Door.Member,
        ["/w/{Slug}/compare"] = Door.Member,
        ["/w/{Slug}/lineage/{Id}"] = Door.Member,
        ["/w/{Slug}/statistics"] = Door.Member,
        ["/w/{slug}/media/{assetId}"] = Door.Member,
        ["/w/{slug}/media/{assetId}/{rendition}"] = Door.Member,
        ["/w/{slug}/media"] = Door.SignedIn, // A post; MediaUploadTests tries it as a stranger.
        ["/w/{slug}/uploads"] = Door.SignedIn, // Posts and parts; TusTests tries them as a stranger.
        ["/w/{slug}/uploads/{id}"] = Door.SignedIn,
        ["/w/{slug}/remote-picture"] = Door.Member,
        ["/media/public/{token}"] = Door.Open,
        // By the secret in the address, and a password where there is one: ShareTests.
        ["/s/{token}"] = Door.Open,
        ["/s/{**rest}"] = Door.Open,
        ["/s/{token}/{place:int}"] = Door.Open,
        ["/s/{token}/{place:int}/clip"] = Door.Open,
        ["/s/{token}/{place:int}/poster"] = Door.Open,
        ["/s/{token}/{place:int}/small"] = Door.Open,
        ["/s/{token}/{place:int}/medium"] = Door.Open,
        ["/s/{token}/{place:int}/large"] = Door.Open,
        ["/s/{token}/{place:int}/input/{number:int}"] = Door.Open,
        ["/w/{Slug}/tasks/{Id}/frame"] = Door.Member,
        ["/w/{Slug}/gallery/{Id}/frame"] = Door.Member,
        ["/w/{slug}/tasks/{id}/diagnostics"] = Door.Member,
        ["/w/{Slug}/reconcile"] = Door.Member,
        ["/callbacks/{token}"] = Door.OwnKeys, // CallbackDoorTests
        ["/_blazor"] = Door.SignedIn,
        ["/_blazor/negotiate"] = Door.SignedIn,
        ["/_blazor/disconnect"] = Door.SignedIn,
        ["/_blazor/initializers"] = Door.SignedIn,
        ["/_framework/opaque-redirect"] = Door.SignedIn,
    };

    // Long enough not to stand in a random token by chance.
    private const string Owner = "Ana-Ruiz";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Addresses_All_StandInTheTable()
    {
        await using var app = new VideoWebApp();

        var unknown = PatternsOf(app).Where(pattern => !pattern.StartsWith("/sandbox", StringComparison.Ordinal) && FindDoor(pattern) is null);

        Assert.Empty(unknown);
    }

    [Fact]
    public async Task Addresses_AsAStranger_DoNotExistOrAreDenied()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync(Owner, Token);
        var stranger = await app.RegisterAsync("Stranger", Token);

        foreach (var (address, door) in GuardedBy(app, Door.Member, Door.Administrator))
        {
            using var answer = await stranger.GetAsync(address, Token);
            var expected = door == Door.Member ? HttpStatusCode.NotFound : HttpStatusCode.Redirect;
            Assert.True(answer.StatusCode == expected, $"{address} answers {answer.StatusCode} to a stranger.");
            Assert.DoesNotContain(Owner, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Addresses_WithoutSignIn_LeadToSignIn()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync(Owner, Token);
        var visitor = app.Visit();

        foreach (var (address, _) in GuardedBy(app, Door.SignedIn, Door.Member, Door.Administrator))
        {
            using var answer = await visitor.GetAsync(address, Token);
            Assert.True(
                answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/login", StringComparison.Ordinal)),
                $"{address} answers {answer.StatusCode} without sign-in.");
        }
    }

    [Fact]
    public async Task UnknownWorkspaceAndForeignOne_AsAStranger_LookTheSame()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync(Owner, Token);
        var stranger = await app.RegisterAsync("Stranger", Token);

        var foreign = await stranger.ReadAsync("/w/ana-ruiz/connections", Token);
        var unknown = await stranger.ReadAsync("/w/zzz/connections", Token);

        Assert.Contains("There is nothing here", foreign, StringComparison.Ordinal);
        Assert.Contains("There is nothing here", unknown, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Address, Door Door)> GuardedBy(VideoWebApp app, params Door[] doors) =>
        PatternsOf(app)
            .Select(pattern => (pattern, door: FindDoor(pattern)))
            .Where(each => each.door is { } door && doors.Contains(door))
            .Select(each => (Fill(each.pattern), each.door!.Value));

    private static IEnumerable<string> PatternsOf(VideoWebApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Distinct();

    private static Door? FindDoor(string pattern) =>
        Table.Where(line => string.Equals(line.Key, pattern, StringComparison.OrdinalIgnoreCase)).Select(line => (Door?)line.Value).FirstOrDefault();

    private static string Fill(string pattern) =>
        string.Join('/', pattern.Split('/').Select(part => !part.StartsWith('{') ? part : part.Equals("{slug}", StringComparison.OrdinalIgnoreCase) ? Owner.ToLowerInvariant() : AnyId));
}
