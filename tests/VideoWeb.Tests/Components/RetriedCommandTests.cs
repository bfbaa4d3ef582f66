using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Reconcile;
using VideoWeb.Components.Spending;
using VideoWeb.Components.Workspace;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>A command that the database would not take: what was typed stays, and the same click works when the database does.</summary>
public sealed class RetriedCommandTests(SqliteData data) : BrokenPageTest(data)
{
    private const string Failed = "The server could not do this. Try again in a moment.";

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task NewWorkspace_DatabaseComesBack_TheNameIsStillThereAndTheNextClickMakesIt(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(NewWorkspacePage));
        await page.Find("#new-workspace").InputAsync(new ChangeEventArgs { Value = "Night shift" });
        await BreakAsync(trouble);

        await page.Find("form").SubmitAsync();
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        await page.Find("form").SubmitAsync();

        Assert.Equal(Failed, told);
        Assert.Equal("Night shift", page.Find("#new-workspace").GetAttribute("value"));
        Assert.Contains(await Data.Workspaces.ListAsync(Here.User, Token), workspace => workspace.Name == "Night shift");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Budget_DatabaseComesBack_TheLimitIsStillThereAndTheNextClickSetsIt(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(SpendingPage));
        await page.Find("#budget-limit").ChangeAsync(new ChangeEventArgs { Value = "12" });
        await BreakAsync(trouble);

        await Button(page, "Set budget").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        var typed = page.Find("#budget-limit").GetAttribute("value");
        await MendAsync();
        await Button(page, "Set budget").ClickAsync(new MouseEventArgs());

        Assert.Equal((Failed, "12"), (told, typed));
        page.WaitForAssertion(() => Assert.Contains("12 clips a month", page.ByRole("list", "Budgets").ByRole("listitem").ReadText(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Preset_DatabaseComesBack_TheNameIsStillThereAndTheNextClickSavesIt(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(ComposePage));
        await Button(page, "Presets").ClickAsync(new MouseEventArgs());
        await page.Find("#preset-name").ChangeAsync(new ChangeEventArgs { Value = "Evening" });
        await BreakAsync(trouble);

        await page.Find("#preset-save").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        var typed = page.Find("#preset-name").GetAttribute("value");
        await page.Find("#preset-save").ClickAsync(new MouseEventArgs());

        Assert.Equal((Failed, "Evening"), (told, typed));
        Assert.Equal("Evening", Assert.Single(await Data.Presets.ListAsync(Here.Actor, Token)).Name);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Connection_DatabaseComesBack_WhatWasTypedIsStillThereAndTheNextClickSavesIt(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(ConnectionsPage));
        await Button(page, "Add connection").ClickAsync(new MouseEventArgs());
        await page.Find("#connection-label").ChangeAsync(new ChangeEventArgs { Value = "Night key" });
        await page.Find("#connection-key").ChangeAsync(new ChangeEventArgs { Value = "key-0123456789" });
        await page.Find("input[name=sharing]").ChangeAsync(new ChangeEventArgs { Value = "on" });
        await BreakAsync(trouble);

        await Button(page, "Save").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        var typed = page.Find("#connection-label").GetAttribute("value");
        await Button(page, "Save").ClickAsync(new MouseEventArgs());

        Assert.Equal((Failed, "Night key"), (told, typed));
        Assert.Single(await Data.Connections.ListAsync(Here.Actor, Token), connection => connection.Label == "Night key");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task WorkspaceName_DatabaseComesBack_ItIsStillThereAndTheNextClickSavesIt(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(WorkspacePage));
        await page.Find("#workspace-name").InputAsync(new ChangeEventArgs { Value = "Night crew" });
        await BreakAsync(trouble);

        await page.Find("#workspace-name").Closest("form")!.SubmitAsync();
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        var typed = page.Find("#workspace-name").GetAttribute("value");
        await page.Find("#workspace-name").Closest("form")!.SubmitAsync();

        Assert.Equal((Failed, "Night crew"), (told, typed));
        Assert.Single(await Data.Workspaces.ListAsync(Here.User, Token), workspace => workspace.Id == Here.Actor.Workspace && workspace.Name == "Night crew");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Invitation_DatabaseComesBack_TheRoleIsStillChosenAndTheNextClickMakesTheLink(DatabaseTrouble trouble)
    {
        _ = Popovers;
        var page = await OpenAsync(typeof(WorkspacePage));
        Choose(page, "Role", "Viewer");
        await BreakAsync(trouble);

        await Button(page, "Make a link").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        await Button(page, "Make a link").ClickAsync(new MouseEventArgs());

        Assert.Equal(Failed, told);
        Assert.Equal(WorkspaceRole.Viewer, Assert.Single(await Data.Workspaces.ListInvitationsAsync(Here.Actor, Token)).Role);
        Assert.Contains("/invite/", page.ByRole("status").ByRole("code").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Generate_DatabaseComesBack_ThePromptIsStillThereAndTheNextClickMakesOneTask(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(ComposePage));
        await page.Find("#field-prompt").ChangeAsync(new ChangeEventArgs { Value = "a green kite" });
        await BreakAsync(trouble);

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });
        var told = page.FindAll("[role=alert]").Select(alert => alert.TextContent.Trim()).Where(text => text.Length > 0).ToList();
        await MendAsync();
        var typed = page.Find("#field-prompt").GetAttribute("value");
        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Contains(told, text => text.Contains(trouble == DatabaseTrouble.Broken ? "The server could not take this." : "The task was not saved. Nothing was sent and nothing is charged.", StringComparison.Ordinal));
        Assert.Equal("a green kite", typed);
        Assert.Single((await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 50, Token)).Rows, task => task.Prompt == "a green kite");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Drop_DatabaseComesBack_TheNextClickEndsTheTask(DatabaseTrouble trouble)
    {
        var page = await OpenAsync(typeof(ReconcilePage));
        await Button(page, "Drop the task").ClickAsync(new MouseEventArgs());
        await BreakAsync(trouble);

        await Button(page, "Drop it").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        await Button(page, "Drop the task").ClickAsync(new MouseEventArgs());
        await Button(page, "Drop it").ClickAsync(new MouseEventArgs());

        Assert.Equal(Failed, told);
        page.WaitForAssertion(() => Assert.Contains("Nothing to reconcile", page.Markup, StringComparison.Ordinal));
    }
}
