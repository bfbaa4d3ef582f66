using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;
using VideoWeb.Circuits;
using VideoWeb.Components;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Components.Shared;
using VideoWeb.Endpoints;
using VideoWeb.Endpoints.Downloads;

namespace VideoWeb.Setup;

/// <summary>Blazor: pages, circuits and what is cascaded to them.</summary>
internal static class BlazorSetup
{
    // What is left in a field comes in one message, and a larger message ends the circuit. The longest text that a request takes has 1,048,576
    // characters, each of up to six bytes on the wire; circuit.js refuses a longer one at its field.
    private const int LargestMessage = 7 * 1024 * 1024;

    internal static void AddBlazor(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = builder.Environment.IsDevelopment();

            // A tunnel, a lift, a changed network: the page itself waits. After that only what it must keep (PersistentState) is kept, a few KB
            // instead of up to 2 MB, for a phone in a pocket or a laptop that was shut over night.
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
            options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromHours(12);
            options.PersistedCircuitInMemoryMaxRetained = 2000;

            // When a proxy restarts, a whole house loses its line at once; with the default of 100 all others would begin anew.
            options.DisconnectedCircuitMaxRetained = 250;
        }).AddHubOptions(options =>
        {
            options.MaximumReceiveMessageSize = LargestMessage;
            options.AddFilter<SignedInCircuits>();
        });
        builder.Services.AddMudServices();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddSingleton<SignedInCircuits>();
        builder.Services.AddScoped<CircuitHandler, CircuitTracker>();
        builder.Services.AddScoped<CircuitCulture>();
        builder.Services.AddScoped<UserPreferences>();
        builder.Services.AddScoped<CircuitHandler, CultureOfActivities>();
        builder.Services.AddSingleton<MediaFile>();
        builder.Services.AddSingleton<ClipDownloads>();
        builder.Services.AddSingleton<ClipZip>();
        builder.Services.AddScoped<UserClockSource>();
        builder.Services.AddScoped<Toasts>();
        builder.Services.AddSingleton<ComposeReader>();
        builder.Services.AddSingleton<MediaSource>();
        builder.Services.AddCascadingValue(services => services.GetRequiredService<UserClockSource>().Cascade);

        // What the frame has looked up for the page in it. Not its component CascadingValue, as each component weighs on every open page.
        builder.Services.AddScoped(_ => new CascadingValueSource<WorkspaceContext?>(() => null, isFixed: false));
        builder.Services.AddCascadingValue(services => services.GetRequiredService<CascadingValueSource<WorkspaceContext?>>());
    }

    /// <summary>Before a planned stop every page is asked to pause.</summary>
    internal static void PausePagesOnStop(this WebApplication app)
    {
        var circuits = app.Services.GetRequiredService<OpenCircuits>();

        // Callbacks run last in, first out, and SignalR's closes all connections: registered at the start of the application, ours comes after it
        // and so runs before it.
        app.Lifetime.ApplicationStarted.Register(() => app.Lifetime.ApplicationStopping.Register(() => circuits.PauseAsync().GetAwaiter().GetResult()));
    }

    internal static void MapBlazor(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        MediaEndpoint.Map(app);
        RenditionEndpoint.Map(app);
        CatalogEndpoint.Map(app);
        MediaUploadEndpoint.Map(app);
        TusEndpoint.Map(app);
        PublicMediaEndpoint.Map(app);
        RemotePictureEndpoint.Map(app);
        DiagnosticsEndpoint.Map(app);
        SpendingEndpoint.Map(app);
        ClipZipEndpoint.Map(app);
        ClipFileEndpoint.Map(app);
        CallbackEndpoint.Map(app);

        // The header that Blazor would add itself is part of SecurityHeaders.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
