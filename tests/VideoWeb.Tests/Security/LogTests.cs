using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Security;
using VideoWeb.Tests.Circuits;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Security;

/// <summary>What is typed or stands in a secret address never stands in the log, however much of it somebody turns on.</summary>
public sealed class LogTests
{
    private const string Canary = "canary-4f1c9d27";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_EverythingTurnedOn_HoldsNothingThatIsTyped()
    {
        await using var app = Start();
        var log = new ListProvider();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var ana = app.Visit();
        using var registered = await ana.RegisterAsync("Ana", $"/invite/{Canary}", Token);
        var people = app.Services.GetRequiredService<UserAdministration>();
        var id = await app.IdOfAsync("Ana", Token);
        var reset = (await people.MakeResetPathAsync(id, id))!;

        using var invited = await ana.GetAsync($"/invite/{Canary}", Token);
        using var led = await app.Visit().GetAsync($"/w/ana/tasks?search={Canary}", Token);
        using var opened = await app.Visit().GetAsync(reset, Token);
        using var media = await app.Visit().GetAsync($"/media/public/{Canary}", Token);
        using var callback = await app.Visit().SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/callbacks/{Canary}") { Content = new StringContent(Canary) }, Token);
        using var wrong = await app.Visit().SignInAsync("Ana", Canary, Token);
        await using var hub = await HubClient.ConnectAsync(app, registered.SetCookies(), Token);
        await hub.StartCircuitAsync("/w/ana/connections", await ana.ReadAsync("/w/ana/connections", Token), Token);
        Assert.True(await hub.ReceivesAsync("JS.RenderBatch", Token));
        foreach (var method in new[] { "BeginInvokeDotNetFromJS", "OnLocationChanged", "UpdateRootComponents", "EndInvokeJSFromDotNet", "NoSuchMethod" })
        {
            await hub.InvokeAsync(method, Token, Canary, Canary, Canary, Canary, Canary);
        }
        Assert.True(await hub.ReceivesAsync("NoSuchMethod", Token));

        Assert.NotEmpty(log.Lines);
        var token = QueryHelpers.ParseQuery(new Uri($"http://localhost{reset}").Query)["token"].ToString();
        string[] secrets = [Canary, token, Visitor.Password];
        var told = log.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).ToList();
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher")]
    [InlineData("Logging:LogLevel:Microsoft.*.DefaultHubDispatcher")]
    [InlineData("Logging:ListProvider:LogLevel:Default")]
    [InlineData("Logging:ListProvider:LogLevel:Microsoft.AspNetCore.SignalR.Internal")]
    public async Task Hub_WhateverConfigurationSays_IsQuietBelowInformation(string key)
    {
        await using var app = VideoWebApp.With((key, "Trace"), ("Logging:Console:LogLevel:Default", "None"));
        var loggers = app.Services.GetRequiredService<ILoggerFactory>();
        loggers.AddProvider(new ListProvider());

        foreach (var category in new[] { "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "microsoft.aspnetcore.signalr.internal.defaulthubdispatcher" })
        {
            Assert.Equal((false, false), (loggers.CreateLogger(category).IsEnabled(LogLevel.Trace), loggers.CreateLogger(category).IsEnabled(LogLevel.Debug)));
        }
    }

    private static VideoWebApp Start() => VideoWebApp.With(
        ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"),
        ("Logging:Console:LogLevel:Default", "None"));

    [ProviderAlias(nameof(ListProvider))]
    private sealed class ListProvider : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new ListLogger(categoryName, Lines);

        public void Dispose() { }
    }

    private sealed class ListLogger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
    }
}
