using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoWeb.Circuits;
using VideoWeb.Components.Shared;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Tests.Components;

/// <summary>A component as a live circuit renders it, for a reader in London whose clock stands still.</summary>
public abstract class ComponentTest : BunitContext
{
    private readonly CultureSwitch _culture = new("en-GB");

    /// <param name="register">What the component injects; null for nothing. It cannot be added later.</param>
    protected ComponentTest(Action<IServiceCollection>? register = null)
    {
        register?.Invoke(Services);
        // What every live component has; the page's own come first.
        Services.TryAddSingleton(TimeProvider.System);
        Services.TryAddSingleton<ChangeFeed>();
        Services.TryAddSingleton<SessionGate>();
        Services.TryAddSingleton<CircuitCulture>();
        Services.AddMessages();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        RenderTree.TryAdd<CascadingValue<ReaderClock>>(clock => clock.Add(value => value.Value, new ReaderClock(SampleTask.Now, TimeZoneInfo.Utc)));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { _culture.Dispose(); }
        base.Dispose(disposing);
    }
}
