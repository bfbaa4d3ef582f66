using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Diagnostics;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A provider that tells everybody the key that it was given, in every spelling, wherever its words are kept.</summary>
public sealed class KeyEchoTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LoopbackServer? _server;
    private EngineHost? _engine;
    private string _spelled = "";
    private bool _isRefused;

    public static TheoryData<string> Spellings => [.. KeySpellings.All.Select(one => one.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(app => app.Run(AnswerAsync), Token);
        _engine = await EngineHost.StartAsync(_folder.Path, null, options => options with { AllowedPrivateHosts = ["127.0.0.1"] });
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Task_ProviderEchoesItsKey_IsKeptWithoutIt(string name)
    {
        _spelled = KeySpellings.All.Single(one => one.Name == name).Text;
        var connection = await _engine!.ConnectAsync("uniall", KeySpellings.Key, _server!.Origin);
        foreach (var isRefused in new[] { true, false })
        {
            _isRefused = isRefused;
            var result = await _engine.Commands.SubmitAsync(_engine.Actor, EngineHost.Order(connection, "uniall", JudgeHost.Prompt("echo")), Token);
            var row = await _engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(result).Task);

            var detail = await _engine.DetailAsync(row.Id);
            Assert.Contains("***", detail.ResponseText + detail.QueryText, StringComparison.Ordinal);
            var kept = JsonSerializer.Serialize(new
            {
                row.Error,
                detail.RequestBody,
                detail.ResponseText,
                detail.QueryText,
                Events = detail.Events.Select(one => one.Message.ToString()),
                Attempts = detail.Attempts.Select(one => one.ToString()),
                Diagnostics = PublicText.Of(detail.ResponseText + detail.QueryText),
            }, JsonSerializerOptions.Web);
            Assert.Equal((name, row.State is TaskState.Refused or TaskState.Failed or TaskState.Unknown, ""), (name, true, KeySpellings.RemainsIn(kept)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) { await _engine.DisposeAsync(); }
        if (_server is not null) { await _server.DisposeAsync(); }
        _folder.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var words = JsonSerializer.Serialize($"Invalid token {_spelled} (request id: 7)");
        context.Response.ContentType = "application/json";
        if (HttpMethods.IsPost(context.Request.Method) && !_isRefused) { return context.Response.WriteAsync($$"""{"id":"t-{{Guid.NewGuid():N}}","task_id":"t-1","status":"queued","message":{{words}}}""", Token); }
        if (HttpMethods.IsPost(context.Request.Method)) { context.Response.StatusCode = 400; }

        return context.Response.WriteAsync($$$"""{"id":"t-1","task_id":"t-1","status":"failed","fail_reason":{{{words}}},"error":{"message":{{{words}}},"code":"bad"}}""", Token);
    }
}
