using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Form;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeDialogTests : ComponentTest
{
    private int _closed;

    [Fact]
    public void Dialog_IsNamedByItsTitleAlone()
    {
        Show("Presets", "What a preset is.", "None yet");

        var dialog = Dialogs.Find("[role=dialog]");
        Assert.Equal("Presets", Dialogs.Find('#' + dialog.GetAttribute("aria-labelledby")).TextContent);
        Assert.Contains("What a preset is.", dialog.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Dialog_ContentChanges_ShowsIt()
    {
        var page = Show("Presets", null, "None yet");

        page.Render(parameters => parameters.Add(value => value.Value, "").Add(value => value.ChildContent, Dialog("Presets", null, "Kites")));

        Assert.Contains("Kites", Dialogs.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Close_Pressed_SaysSo()
    {
        Show("Presets", null, "None yet");

        Dialogs.Find("[aria-label=Close]").Click();

        Assert.Equal(1, _closed);
    }

    [Fact]
    public void Dialog_TakenOutOfThePage_Closes()
    {
        var page = Show("Presets", null, "None yet");

        page.Render(parameters => parameters.Add(value => value.Value, "").Add(value => value.ChildContent, "Another page"));

        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
    }

    private IRenderedComponent<CascadingValue<string>> Show(string title, string? intro, string content)
    {
        _ = Dialogs;
        return Render<CascadingValue<string>>(parameters => parameters.Add(value => value.Value, "").Add(value => value.ChildContent, Dialog(title, intro, content)));
    }

    private RenderFragment Dialog(string title, string? intro, string content) => builder =>
    {
        builder.OpenComponent<ComposeDialog>(0);
        builder.AddComponentParameter(1, nameof(ComposeDialog.Title), title);
        builder.AddComponentParameter(2, nameof(ComposeDialog.Intro), intro);
        builder.AddComponentParameter(3, nameof(ComposeDialog.ChildContent), (RenderFragment)(inner => inner.AddContent(0, content)));
        builder.AddComponentParameter(4, nameof(ComposeDialog.OnClose), EventCallback.Factory.Create(this, () => _closed++));
        builder.CloseComponent();
    };
}
