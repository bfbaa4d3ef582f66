using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Admin.Catalog;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class OverlayPageTests(SqliteData data) : PageTest(data)
{
    private const string Relay = """{ "providers": { "relay": { "use": "vidu", "name": "Relay", "baseUrl": "https://relay.example.com" } } }""";

    [Fact]
    public async Task Open_LongFile_IsShownWholeAndSavedWhole()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Data.Folder, "catalog"));
        var path = Path.Combine(folder.FullName, "long.json");
        var before = Relay + string.Concat(Enumerable.Repeat("\n ", 200_000));
        await File.WriteAllTextAsync(path, before, Token);
        var page = await OpenAsync("long.json");
        var shown = page.Find("#overlay-text");
        var after = before.Replace("\"Relay\"", "\"Longer\"", StringComparison.Ordinal) + new string(' ', 300_000);

        await shown.InputAsync(new ChangeEventArgs { Value = after });
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.False(page.Button("Save").HasAttribute("disabled")));
        await page.Button("Save").ClickAsync(new MouseEventArgs());

        // A browser cuts what is pasted into a box with a longest length, and says nothing.
        Assert.Equal((before, false, false), (shown.GetAttribute("value"), shown.HasAttribute("maxlength"), shown.HasAttribute("readonly")));
        Assert.Equal("long.json is saved and in force.", page.Find("[role=status]").TextContent.Trim());
        Assert.Equal(after, await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task Save_LongerThanAFileMayBe_SaysSoAndKeepsTheText()
    {
        var page = await OpenAsync(null);
        var text = Relay + new string(' ', 1_048_576);

        await page.Find("#overlay-text").InputAsync(new ChangeEventArgs { Value = text });
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.False(page.Button("Save").HasAttribute("disabled")));
        await page.Button("Save").ClickAsync(new MouseEventArgs());

        Assert.Equal("The file is too large: an overlay has at most 1 MB. Nothing was saved.", page.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public async Task Finding_InALine_MarksItAndSaysAtSaveWhyItIsGrey()
    {
        var page = await OpenAsync(null);

        await page.Find("#overlay-text").InputAsync(new ChangeEventArgs { Value = Relay.Replace("{ \"relay\"", "{\n\n\"relay\"", StringComparison.Ordinal).Replace("\"name\"", "\"nome\"", StringComparison.Ordinal) });
        Data.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("3", page.Find("[data-marks]").GetAttribute("data-marks")));
        var save = page.FindAll("button").Single(button => button.TextContent == "Save");
        Assert.True(save.HasAttribute("disabled"));
        Assert.Contains("Line 3", page.Find('#' + save.GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<OverlayPage>> OpenAsync(string? name)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, (await Data.AdministratorAsync()).ToString())], "Test"));
        var module = JSInterop.SetupModule("./Components/Admin/Catalog/OverlayPage.razor.js");
        module.SetupModule("attach", _ => true).SetupVoid("dispose").SetVoidResult();
        RenderTree.TryAdd<CascadingValue<Task<AuthenticationState>>>(value => value.Add(cascade => cascade.Value, Task.FromResult(new AuthenticationState(person))));
        return Render<OverlayPage>(parameters => parameters.Add(page => page.Name, name));
    }
}
