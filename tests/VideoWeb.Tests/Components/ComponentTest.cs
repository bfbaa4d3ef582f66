using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Interop;
using MudBlazor.Services;
using VideoWeb.Circuits;
using VideoWeb.Components;
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
        Services.TryAddScoped<UserPreferences>();
        Services.TryAddScoped<Toasts>();
        Services.TryAddScoped(_ => new CascadingValueSource<WorkspaceContext?>(() => null, isFixed: false));
        Services.AddMessages();
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        // MudBlazor's own script, and nothing else: what a component of ours calls has to be set up by its test.
        JSInterop.SetupVoid(IsOfMud).SetVoidResult();
        JSInterop.Setup<int>(IsOfMud).SetResult(1);
        JSInterop.Setup<bool>(invocation => invocation.Identifier == "hasDefinedParentHeight").SetResult(true);
        JSInterop.Setup<BoundingClientRect>(IsOfMud).SetResult(new());
        JSInterop.Setup<ElementSize>(IsOfMud).SetResult(new() { Width = 0, Height = 0 });
        JSInterop.Setup<BoundingClientRect[]>(IsOfMud).SetResult([]);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        RenderTree.TryAdd<CascadingValue<UserClock>>(clock => clock.Add(value => value.Value, new UserClock(SampleTask.Now, TimeZoneInfo.Utc)));
    }

    /// <summary>Where MudBlazor's selects and menus put what they open; to be rendered before what opens it.</summary>
    protected IRenderedComponent<MudPopoverProvider> Popovers => field ??= Render<MudPopoverProvider>();

    /// <summary>Where MudBlazor's dialogs open; to be rendered before what opens one.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs => field ??= Render<MudDialogProvider>();

    /// <summary>The control that a label names, as a person finds it.</summary>
    protected static IElement Field<T>(IRenderedComponent<T> page, string label) where T : IComponent =>
        page.FindAll("label").SingleOrDefault(each => each.TextContent.Trim() == label) is { } named ? page.Find('#' + named.GetAttribute("for")) : page.Find($"[aria-label='{label}']");

    /// <summary>What is read out with a control: its help, or what is wrong with it.</summary>
    protected static string Note<T>(IRenderedComponent<T> page, string control) where T : IComponent =>
        page.Find('#' + page.Find(control).GetAttribute("aria-describedby")).TextContent.Trim();

    /// <summary>What a select offers, once it has been opened.</summary>
    protected IReadOnlyList<IElement> Options<T>(IRenderedComponent<T> page, string label) where T : IComponent
    {
        var popovers = Popovers;
        Field(page, label).Closest(".mud-input-control")!.MouseDown();
        return popovers.FindAll(".mud-popover-open [role=option]");
    }

    protected void Choose<T>(IRenderedComponent<T> page, string label, string option) where T : IComponent =>
        Options(page, label).Single(each => each.TextContent.Trim() == option).Click();

    private static bool IsOfMud(JSRuntimeInvocation invocation) => invocation.Identifier.StartsWith("mud", StringComparison.Ordinal);

    protected override void Dispose(bool disposing)
    {
        if (disposing) { _culture.Dispose(); }
        base.Dispose(disposing);
    }
}
