using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Layout;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>Whoever opens a dialog by keys finds the way out first.</summary>
public sealed class DialogTests : ComponentTest
{
    [Fact]
    public async Task KeyboardShortcuts_TheWayOut_IsTheFirstStop()
    {
        var dialogs = Dialogs;
        var service = Services.GetRequiredService<IDialogService>();
        await dialogs.InvokeAsync(() => service.ShowAsync<KeyboardShortcuts>(null, new DialogParameters<KeyboardShortcuts> { { list => list.IsAdministrator, false } }));

        await FirstStop(dialogs).ClickAsync();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")));
    }

    [Fact]
    public void ConnectionSheet_TheWayOut_IsTheFirstStop()
    {
        var dialogs = Dialogs;
        var cancelled = 0;
        var providers = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog.Providers;
        Render<ConnectionSheet>(with => with.Add(sheet => sheet.Draft, ConnectionDraft.For(providers[0])).Add(sheet => sheet.Providers, providers)
            .Add(sheet => sheet.Problems, ConnectionProblems.None).Add(sheet => sheet.OnCancel, () => cancelled++));

        FirstStop(dialogs).Click();

        Assert.Equal(1, cancelled);
    }

    private static IElement FirstStop(IRenderedComponent<MudDialogProvider> dialogs)
    {
        var stop = dialogs.ByRole("dialog").QuerySelectorAll("a[href], button, input, select, textarea, [role=region]")[0];
        Assert.Equal("Close", stop.GetAttribute("aria-label"));
        return stop;
    }
}
