using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class EmbeddedCatalogTests
{
    [Fact]
    public void EmbeddedFiles_Read_HaveNoProblem()
    {
        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []);

        Assert.Empty(load.Problems);
        Assert.Equal(["agcloud", "ezmodel", "globalaiopc", "uniall", "vidu"], load.Catalog.Providers.Select(provider => provider.Id));
    }

    [Theory]
    [InlineData("agcloud", "https://aiandgpu.com/", "POST /api/v3/contents/generations/tasks", "POST /v1/video-tasks/query", null, CallbackKind.Unsigned, null)]
    [InlineData("vidu", "https://www.kkiai.com/", "POST /ent/v2/text2video", "GET /ent/v2/tasks/{id}/creations", "POST /ent/v2/tasks/{id}/cancel", CallbackKind.ViduHmac, "payload")]
    [InlineData("uniall", "https://api.uniall.ai/", "POST /v1/video/generations", "GET /v1/video/generations/{id}", null, CallbackKind.None, null)]
    [InlineData("globalaiopc", "https://zcbservice.aizfw.cn/", "POST /kyyReactApiServer/v1/videos/videos", "GET /kyyReactApiServer/v1/result/{id}", null, CallbackKind.None, null)]
    [InlineData("ezmodel", "https://api.ezmodel.cloud/", "POST /v1/video/generations", "GET /v1/video/generations/{id}", null, CallbackKind.None, null)]
    public void Provider_InTheCatalog_IsWhereItsPageSays(string id, string baseUrl, string create, string query, string? cancel, CallbackKind callback, string? marker)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider(id)!;

        Assert.Equal(
            (baseUrl, AuthScheme.Bearer, id, create, query, cancel, callback, marker, $"embedded:{id}.json"),
            (provider.DefaultBaseUrl.ToString(), provider.Auth, provider.Dialect, Written(provider.Endpoints.Create), Written(provider.Endpoints.Query),
                provider.Endpoints.Cancel is { } call ? Written(call) : null, provider.Capabilities.Callback, provider.Capabilities.Marker, provider.Source));
    }

    [Fact]
    public void Parameters_OfOneName_AreOneKindEverywhere()
    {
        var kinds = CatalogUnderTest.Catalog.Providers
            .SelectMany(provider => provider.Models).SelectMany(model => model.Modes).SelectMany(mode => mode.Parameters)
            .GroupBy(parameter => parameter.Name, parameter => parameter.GetType());

        Assert.All(kinds, name => Assert.Single(name.Distinct()));
    }

    [Fact]
    public void Modes_OfEveryModel_HaveAPrompt()
    {
        var modes = CatalogUnderTest.Catalog.Providers.SelectMany(provider => provider.Models).SelectMany(model => model.Modes);

        Assert.All(modes, mode => Assert.IsType<TextParameter>(mode.FindParameter("prompt")));
    }

    private static string Written(Endpoint endpoint) => $"{endpoint.Method} {endpoint.Path}";
}
