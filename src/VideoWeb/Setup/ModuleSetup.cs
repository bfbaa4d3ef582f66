using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VideoWeb.Circuits;
using VideoWeb.Data.Storage;
using VideoWeb.Engine;
using VideoWeb.Sandbox;
using VideoWeb.Security;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

/// <summary>The other projects: data, engine and, where it is on, the sandbox.</summary>
internal static class ModuleSetup
{
    private static readonly SearchValues<char> TokenLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    internal static void AddModules(this WebApplicationBuilder builder, AppOptions settings)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddVideoWebData(settings.Data);
        builder.Services.AddVideoWebEngine(settings.Engine);
        // The engine is told to stop only when the pages have paused.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.Engine.NeededShutdownTimeout + OpenCircuits.PauseLimit);
        if (settings.IsSandboxEnabled)
        {
            builder.Services.AddSandbox(new SandboxOptions
            {
                Folder = Path.Combine(settings.Data.Folder, "sandbox"),
                MaxTasks = settings.Sandbox.MaxTasks,
                MaxCallsPerMinute = settings.Sandbox.MaxCallsPerMinute,
                PublicUrl = settings.Site.PublicUrl,
                Admits = context => context.User.IsInRole(ClaimNames.Administrator),
                MayCallBack = address => settings.Engine.PublicUrl is { } site && IsCallbackOf(site, address),
            });
        }
    }

    /// <summary>What must have happened before the first request and before the engine starts.</summary>
    internal static async Task PrepareAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        // A broken built-in file must stop the start, not the first visitor.
        app.Services.GetRequiredService<LiveCatalog>().Load();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AdministratorRoleService>().RepairAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => TellOwnAddress(app));
    }

    internal static void MapModules(this WebApplication app, AppOptions settings)
    {
        if (!settings.IsSandboxEnabled) { return; }

        app.MapSandbox();
        if (app.Environment.IsProduction()) { app.Logger.LogWarning("The sandbox is on: it is for trying things out. Switch it off by Sandbox:Enabled=false where people work for money."); }
    }

    /// <summary>Whether an address is one that this site gives to providers: nothing that a server on the way could read as another path of it.</summary>
    internal static bool IsCallbackOf(Uri site, Uri address)
    {
        var folder = $"{site.AbsolutePath.TrimEnd('/')}/callbacks/";
        return address is { UserInfo: "", Query: "", Fragment: "" }
            && Uri.Compare(site, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            && address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal)
            && address.AbsolutePath.Length > folder.Length
            && address.AbsolutePath.AsSpan(folder.Length).IndexOfAnyExcept(TokenLetters) < 0;
    }

    private static void TellOwnAddress(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var listening = addresses.Select(text => BindingAddress.Parse(text)).ToList();

        // The sandbox is called over plain http: a development certificate would not be trusted by our own client.
        var own = listening.Find(address => address.Scheme == Uri.UriSchemeHttp) ?? listening.FirstOrDefault();
        if (own is null) { return; }

        // A name means every address of this machine to the server, and nothing to the sandbox, which anybody could have lead here.
        var host = own.Host is "[::]" or "0.0.0.0" || !IPAddress.TryParse(own.Host, out _) ? "localhost" : own.Host;
        var local = new UriBuilder(own.Scheme, host, own.Port).Uri;
        app.Services.GetRequiredService<OwnAddress>().Local = local;
        app.Logger.LogInformation("VideoWeb is at {Address}", local);
    }
}
