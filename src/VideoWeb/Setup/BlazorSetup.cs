using VideoWeb.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Endpoints;

namespace VideoWeb.Setup;

/// <summary>Blazor: pages, circuits and what is cascaded to them.</summary>
internal static class BlazorSetup
{
    // A prompt of 10,000 characters in any script, typed in one go, is about 40 KB on the wire; the default of 32 KB would end the circuit.
    private const int LargestMessage = 256 * 1024;

    internal static void AddBlazor(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = builder.Environment.IsDevelopment();
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
            // When a proxy restarts, a whole house loses its line at once; with the default of 100 all others would lose their pages. A page with a long list holds about 2 MB.
            options.DisconnectedCircuitMaxRetained = 250;
        }).AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        builder.Services.AddSingleton<MediaFile>();
        builder.Services.AddScoped<ReaderClockSource>();
        builder.Services.AddCascadingValue(services => services.GetRequiredService<ReaderClockSource>().Cascade);
    }

    internal static void MapBlazor(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        MediaEndpoint.Map(app);
        CatalogEndpoint.Map(app);
        MediaUploadEndpoint.Map(app);
        PublicMediaEndpoint.Map(app);
        DiagnosticsEndpoint.Map(app);
        CallbackEndpoint.Map(app);

        // The header that Blazor would add itself is part of SecurityHeaders.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
