using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compose.Extras;

/// <summary>What the form's menu opens, on a real database and the engine's real doors.</summary>
public sealed class ComposeDialogsTests : PageTest
{
    private static readonly ModelSelection Target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    public ComposeDialogsTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Several_SentWithADoubleClick_MakesOneTaskEach()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Send to several models");
        await Dialogs.Find("[data-model='vidu/viduq1']").ClickAsync(new MouseEventArgs());
        Assert.Contains("about 80 credits", Dialogs.Find("#several-vidu-viduq1-title").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);

        await Dialogs.Find("[data-send-several]").ClickAsync(new MouseEventArgs { Detail = 1 });
        Dialogs.WaitForAssertion(() => Assert.Equal(2, Dialogs.FindAll("section[data-sent]").Count));

        Assert.Empty(Dialogs.FindAll("[data-send-several]"));
        Assert.Equal([("viduq1", "a red kite"), ("viduq3-turbo", "a red kite")], (await TasksAsync()).Select(task => (task.ModelId, task.Prompt)).Order());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("article").Count));
    }

    [Fact]
    public async Task Several_Adjusted_SendsItsOwnValues()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Send to several models");
        await Dialogs.Find("[data-model='vidu/viduq2']").ClickAsync(new MouseEventArgs());
        await AdjustAsync("Vidu Q2");

        await Dialogs.Find("#several-vidu-viduq2-prompt").ChangeAsync("a blue kite");
        await Dialogs.Find("[data-send-several]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Equal([("viduq2", "a blue kite"), ("viduq3-turbo", "a red kite")], (await TasksAsync()).Select(task => (task.ModelId, task.Prompt)).Order());
    }

    // Four forms at once would weigh more than a page may.
    [Fact]
    public async Task Several_AnotherIsAdjusted_OnlyThatFormIsThereAndTheFirstKeepsItsValues()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Send to several models");
        await Dialogs.Find("[data-model='vidu/viduq2']").ClickAsync(new MouseEventArgs());
        Assert.Empty(Dialogs.FindAll("fieldset"));
        await AdjustAsync("Vidu Q3 Turbo");
        await Dialogs.Find("#several-vidu-viduq3-turbo-prompt").ChangeAsync("a green kite");

        await AdjustAsync("Vidu Q2");

        Assert.Equal(["Settings for Vidu Q2"], Dialogs.FindAll("fieldset legend").Select(legend => legend.TextContent));
        await AdjustAsync("Vidu Q3 Turbo");
        Assert.Equal("a green kite", Dialogs.Find("#several-vidu-viduq3-turbo-prompt").GetAttribute("value"));
        await AdjustAsync("Vidu Q3 Turbo");
        Assert.Empty(Dialogs.FindAll("fieldset"));
    }

    [Fact]
    public async Task Several_EmptyPrompt_CannotBeSentAndSaysWhy()
    {
        await DraftAsync("");

        var page = await OpenAsync("Send to several models");

        Assert.Contains(Dialogs.Cards()[0].TextsByRole("listitem"), problem => problem.Contains("Prompt is missing", StringComparison.Ordinal));
        Assert.True(Dialogs.Find("[data-send-several]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Several_EveryControl_HasAnIdOfItsOwn()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Send to several models");
        await Dialogs.Find("[data-model='vidu/viduq1']").ClickAsync(new MouseEventArgs());
        await AdjustAsync("Vidu Q1");

        var ids = page.FindAll("[id]").Concat(Dialogs.FindAll("[id]")).Select(element => element.Id!).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Preset_SavedAndAppliedLater_BringsModelAndValuesAndCanBeUndone()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Presets");
        await Dialogs.Find("#preset-name").ChangeAsync("Kites");
        await Dialogs.Find("#preset-save").ClickAsync(new MouseEventArgs());
        await Dialogs.Find("[data-close]").ClickAsync(new MouseEventArgs());
        await page.Find("#field-prompt").ChangeAsync("something else");

        await OpenAsync(page, "Presets");
        await Dialogs.FirstPreset().AllByRole("button")[0].ClickAsync(new MouseEventArgs());

        Assert.Equal("a red kite", page.Find("#field-prompt").GetAttribute("value"));
        await page.Notes()!.Button("Undo").ClickAsync(new MouseEventArgs());
        Assert.Equal("something else", page.Find("#field-prompt").GetAttribute("value"));
    }

    [Fact]
    public async Task Preset_WithAnotherModelKept_ListsWhatDidNotFit()
    {
        await DraftAsync("a red kite");
        var long16 = State("a red kite") with { Values = State("a red kite").Values.With("duration", 16).With("watermark", true) };
        await Data.Presets.SaveAsync(Here.Actor, new NewPreset("Long", "vidu", "viduq3-turbo", ComposeDraft.Write(long16)), Token);
        await Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(State("x") with { ModelId = "viduq2" }), (await Data.Drafts.ReadAsync(Here.Actor, Token))!.Version, Token);
        var page = await OpenAsync("Presets");

        await Dialogs.Find("input[type=checkbox]").ChangeAsync(true);
        await Dialogs.FirstPreset().AllByRole("button")[0].ClickAsync(new MouseEventArgs());

        Assert.Contains("Vidu Q2", page.Find("#model-picker").TextContent, StringComparison.Ordinal);
        Assert.Contains("Duration 16 s became 10 s", page.Notes()!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("#field-watermark").HasAttribute("checked"));
    }

    [Fact]
    public async Task Preset_RenamedAndDeleted_IsSo()
    {
        await DraftAsync("a red kite");
        await Data.Presets.SaveAsync(Here.Actor, new NewPreset("Old", "vidu", "viduq3-turbo", "not a form"), Token);
        var page = await OpenAsync("Presets");

        await Dialogs.FirstPreset().AllByRole("button")[0].ClickAsync(new MouseEventArgs());
        Assert.Equal("This preset does not exist any more.", Note(Dialogs, "#preset-name"));
        await Dialogs.Find("[aria-label='Rename Old']").ClickAsync(new MouseEventArgs());
        await Dialogs.Find("#preset-new-name").ChangeAsync("New");
        await Dialogs.Find("#preset-rename").ClickAsync(new MouseEventArgs());
        await Dialogs.Find("[aria-label='Delete New']").ClickAsync(new MouseEventArgs());
        await Dialogs.FirstPreset().Button("Delete").ClickAsync(new MouseEventArgs());

        Assert.Empty(await Data.Presets.ListAsync(Here.Actor, Token));
        Assert.Contains("None yet", Dialogs.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompts_Picked_FillsTheBox()
    {
        await CreateAsync("an older prompt");
        await DraftAsync("");
        var page = await OpenAsync("Recent");

        await InDialog("an older prompt").ClickAsync(new MouseEventArgs());

        Assert.Equal("an older prompt", page.Find("#field-prompt").GetAttribute("value"));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task Drafts_OneThatWasReplaced_ComesBackAndTheOtherIsKeptInstead()
    {
        await CreateAsync("an older prompt");
        await DraftAsync("a red kite, not sent");
        var page = await OpenAsync("Recent");
        Assert.DoesNotContain("Drafts", Dialogs.FindAll("h3").Select(heading => heading.TextContent));
        await InDialog("an older prompt").ClickAsync(new MouseEventArgs());
        await OpenAsync(page, "Recent");
        Data.Time.Advance(TimeSpan.FromSeconds(1));

        await InDialog("a red kite, not sent").ClickAsync(new MouseEventArgs());

        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
        Assert.Equal("a red kite, not sent", page.Find("#field-prompt").GetAttribute("value"));
        Assert.Contains("Your earlier draft is back", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["an older prompt", "a red kite, not sent"], await PastAsync());
        await OpenAsync(page, "Recent");
        Assert.Equal(["an older prompt"], DraftsInDialog());
    }

    [Fact]
    public async Task Drafts_PromptTypedOverAPreset_IsKeptWhenThatIsUndone()
    {
        await DraftAsync("a red kite");
        await Data.Presets.SaveAsync(Here.Actor, new NewPreset("Night", "vidu", "viduq3-turbo", ComposeDraft.Write(State("a night"))), Token);
        var page = await OpenAsync("Presets");
        await Dialogs.FirstPreset().AllByRole("button")[0].ClickAsync(new MouseEventArgs());
        await page.Find("#field-prompt").ChangeAsync("a night in June");
        Data.Time.Advance(TimeSpan.FromSeconds(1));

        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Undo").ClickAsync(new MouseEventArgs());

        Assert.Equal("a red kite", page.Find("#field-prompt").GetAttribute("value"));
        Assert.Equal(["a night in June", "a red kite"], await PastAsync());
    }

    [Fact]
    public async Task Drafts_OfSomebodyElse_AreNotShown()
    {
        var other = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        await Data.PastDrafts.KeepAsync(other, ComposeDraft.Past(State("somebody else's")), Token);
        await DraftAsync("a red kite");

        await OpenAsync("Recent");

        Assert.DoesNotContain("somebody else's", Dialogs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_OneThatWentMeanwhile_SaysSoAndChangesNothing()
    {
        await Data.PastDrafts.KeepAsync(Here.Actor, ComposeDraft.Past(State("the oldest")), Token);
        await DraftAsync("a red kite");
        var page = await OpenAsync("Recent");
        for (var number = 0; number < PastDraftStore.MaxCount; number++)
        {
            Data.Time.Advance(TimeSpan.FromSeconds(1));
            await Data.PastDrafts.KeepAsync(Here.Actor, ComposeDraft.Past(State($"later {number}")), Token);
        }

        await InDialog("the oldest").ClickAsync(new MouseEventArgs());

        Assert.Contains("This draft is not kept any more.", Dialogs.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
        Assert.Equal("a red kite", page.Find("#field-prompt").GetAttribute("value"));
    }

    [Fact]
    public async Task Drafts_Searched_AreThoseWithTheWord()
    {
        await Data.PastDrafts.KeepAsync(Here.Actor, ComposeDraft.Past(State("a paper boat")), Token);
        await Data.PastDrafts.KeepAsync(Here.Actor, ComposeDraft.Past(State("a red kite")), Token);
        await DraftAsync("");
        await OpenAsync("Recent");

        await Dialogs.Find("[type=search]").ChangeAsync("BOAT");

        Assert.Equal(["a paper boat"], DraftsInDialog());
    }

    [Fact]
    public async Task Paste_ACommandWithAKey_FillsTheFormAndKeepsNoKey()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Paste a request");

        await Dialogs.Find("#paste-text").ChangeAsync(
            """curl https://api.uniall.ai/v1/video/generations -H 'Authorization: Bearer sk-secret' -d '{"model":"viduq3t-1080p","prompt":"pasted","duration":7,"mystery":1}'""");
        Assert.Contains("The key in the text was dropped.", Dialogs.Find("#paste-outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("mystery", Dialogs.Find("#paste-outcome").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", page.Markup + Dialogs.Markup, StringComparison.Ordinal);
        await Dialogs.FindAll("button").Single(button => button.TextContent == "Fill the form").ClickAsync(new MouseEventArgs());

        Assert.Equal("pasted", page.Find("#field-prompt").GetAttribute("value"));
        Assert.Contains("mystery has no place in this form", page.Notes()!.TextContent, StringComparison.Ordinal);
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        await page.Instance.DisposeAsync();
        var draft = (await Data.Drafts.ReadAsync(Here.Actor, Token))!.Json;
        Assert.DoesNotContain("sk-secret", draft, StringComparison.Ordinal);
        Assert.Equal(("uniall", "viduq3-turbo", 7), (ComposeDraft.Read(draft)!.ProviderId, ComposeDraft.Read(draft)!.ModelId, ComposeDraft.Read(draft)!.Values.Integer("duration")));
    }

    [Fact]
    public async Task Paste_LongTexts_AreReadWholeOrRefused()
    {
        await DraftAsync("a red kite");
        var page = await OpenAsync("Paste a request");
        const string Before = """curl https://aiandgpu.com/api/v3/contents/generations/tasks -d '{"model":"kkcc","content":[{"type":"text","text":"A cat"},{"type":"image_url","role":"first_frame","image_url":{"url":"data:image/png;base64,""";

        await Dialogs.Find("#paste-text").ChangeAsync($"{Before}{new string('A', 90_000)}\"}}}}]}}'");
        Assert.Contains("and 1 file", Dialogs.Find("#paste-outcome").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("longer than a request", Dialogs.Find("#paste-outcome").TextContent, StringComparison.Ordinal);

        await Dialogs.Find("#paste-text").ChangeAsync($"{Before}{new string('A', 1_048_576)}\"}}}}]}}'");
        Assert.Equal("This text is longer than a request can be. Paste the command or the JSON alone.", Dialogs.Find("#paste-outcome").ReadText());
    }

    private ComposeState State(string prompt) => ComposeSamples.State(Target) with { Connection = Connection, Values = ParameterValues.Empty.With("prompt", prompt) };

    private Task DraftAsync(string prompt) => Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(State(prompt)), null, Token);

    private async Task<IRenderedComponent<ComposePage>> OpenAsync(string tool)
    {
        _ = Dialogs;
        var page = Render<ComposePage>(parameters => parameters.Add(one => one.Slug, Here.Slug));
        await OpenAsync(page, tool);
        return page;
    }

    private static Task OpenAsync(IRenderedComponent<ComposePage> page, string tool) =>
        page.FindAll("[data-opens]").Single(item => item.TextContent == tool).ClickAsync(new MouseEventArgs());

    /// <summary>Opens or folds the form of one of Vidu's models.</summary>
    private Task AdjustAsync(string model) => Dialogs.FindAll("section").Single(card => card.TextContent.Trim().StartsWith($"{model} Vidu ·", StringComparison.Ordinal))
        .QuerySelectorAll("button").Single(button => button.TextContent == "Adjust").ClickAsync(new MouseEventArgs());

    private AngleSharp.Dom.IElement InDialog(string text) => Dialogs.FindAll("[role=dialog] li > button").Single(button => button.TextContent.Contains(text, StringComparison.Ordinal));

    private IEnumerable<string> DraftsInDialog() => Dialogs.FindAll("section[aria-labelledby=recent-drafts] [dir=auto]").Select(prompt => prompt.TextContent);

    private async Task<IEnumerable<string>> PastAsync() => (await Data.PastDrafts.ListAsync(Here.Actor, Token)).Select(draft => draft.Prompt);

    private async Task<IReadOnlyList<TaskRow>> TasksAsync() => (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 10, Token)).Rows;
}
