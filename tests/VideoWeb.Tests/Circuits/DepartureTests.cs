using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Circuits;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Circuits;

/// <summary>Everything by which somebody loses a right, tried on an open page, on a cookie and its copy, and on what still comes over the line.</summary>
public sealed partial class DepartureTests
{
    private const string Password = "Password.Current";
    private const string Team = "kite-films";
    private const string ForViewers = "A member of this workspace can add one.";

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    // The lines are real ones, so this is real time; the rest is for a machine that is busy with other tests. What the product itself waits is
    // held to the promise in a test of its own.
    private static readonly TimeSpan Soon = Promise + TimeSpan.FromSeconds(18);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ends => ["sign-out", "sign-out everywhere", "lock", "password", "reset", "deletion", "new stamp"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task SessionEnds_ItsPageIsTakenAwayItsLineCutAndItsCookieRefused(string end)
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        await site.DepartAsync(end);

        await page.Closed.WaitAsync(Soon, Token);
        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        using var media = await site.AskWithCopyAsync($"/w/{Team}/tasks/0198a1b2c3d47000800000000000abcd/diagnostics");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (copy.StatusCode, media.StatusCode));
        Assert.StartsWith("/account/login", copy.Target(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => HubClient.ConnectAsync(site.App, site.Cookie, Token));
    }

    [Fact]
    public async Task SessionEnds_OthersOfThePersonAndOtherPeopleWorkOn()
    {
        await using var site = await Site.StartAsync();
        var elsewhere = site.App.Visit();
        using var signedIn = await elsewhere.SignInAsync("Mel", Visitor.Password, Token);
        await using var other = await HubClient.ConnectAsync(site.App, signedIn.SetCookies(), Token);
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        await site.DepartAsync("sign-out");
        await page.Closed.WaitAsync(Soon, Token);

        await other.InvokeAsync("NoSuchMethod", Token);
        Assert.True(await other.ReceivesAsync("NoSuchMethod", Token));
        using var there = await elsewhere.GetAsync($"/w/{Team}/workspace", Token);
        using var owner = await site.Owner.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (there.StatusCode, owner.StatusCode));
    }

    [Fact]
    public async Task PasswordIsChanged_TheBrowserThatChangedItGoesOn()
    {
        await using var site = await Site.StartAsync();

        await site.DepartAsync("password");

        using var here = await site.Member.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
    }

    [Fact]
    public void Cut_WhateverTheBrowserDoes_ComesWithinThePromise() => Assert.True(SignedInCircuits.Grace <= Promise / 2);

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task SessionEnds_WhatIsMadeAfterIt_IsNeverDrawn(string end)
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/tasks");
        await using var other = await site.OpenAsOwnerAsync($"/w/{Team}/tasks");
        await site.MakeAsync("made before");
        Assert.True(await page.ReceivesAsync("made before", Token).WaitAsync(Soon, Token));

        // Nobody is told whether the session goes on: what is drawn meanwhile is drawn without knowing.
        site.HoldSessionQueriesAtItsEnd();
        await site.DepartAsync(end);
        foreach (var prompt in new[] { "canary one", "canary two", "canary three" })
        {
            await site.MakeAsync(prompt);
            Assert.True(await other.ReceivesAsync(prompt, Token).WaitAsync(Soon, Token));
        }

        site.SessionQueries.Release();
        await page.Closed.WaitAsync(Soon, Token);
        Assert.False(page.HasReceived("canary"));
    }

    [Fact]
    public async Task AccountChanges_SessionGoesOn_WhatWasMadeMeanwhileIsDrawnThen()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/tasks");
        site.HoldSessionQueriesAtItsEnd();
        await site.AppointAsync();

        await site.MakeAsync("made meanwhile");
        site.SessionQueries.Release();

        Assert.True(await page.ReceivesAsync("made meanwhile", Token).WaitAsync(Soon, Token));
    }

    [Fact]
    public async Task Removal_WhatIsMadeAfterIt_IsNeverDrawn()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/tasks");
        await using var other = await site.OpenAsOwnerAsync($"/w/{Team}/tasks");
        await site.MakeAsync("made before");
        Assert.True(await page.ReceivesAsync("made before", Token).WaitAsync(Soon, Token));

        Assert.IsType<ChangeMembershipResult.Done>(await site.Workspaces.RemoveMemberAsync(site.OwnerActor, site.Mel, Token));
        foreach (var prompt in new[] { "canary one", "canary two", "canary three" })
        {
            await site.MakeAsync(prompt);
            Assert.True(await other.ReceivesAsync(prompt, Token).WaitAsync(Soon, Token));
        }

        Assert.True(await page.ReceivesAsync("There is nothing here", Token).WaitAsync(Soon, Token));
        await site.DepartAsync("sign-out");
        await page.Closed.WaitAsync(Soon, Token);
        Assert.False(page.HasReceived("canary"));
    }

    [Fact]
    public async Task Removal_OpenPage_ShowsNothingOfTheTeamAnyMore()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        Assert.IsType<ChangeMembershipResult.Done>(await site.Workspaces.RemoveMemberAsync(site.OwnerActor, site.Mel, Token));

        Assert.True(await page.ReceivesAsync("There is nothing here", Token).WaitAsync(Soon, Token));
        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        Assert.Equal(HttpStatusCode.NotFound, copy.StatusCode);
    }

    [Fact]
    public async Task Demotion_OpenPage_IsRenderedAnewByTheNewRole()
    {
        await using var site = await Site.StartAsync(WorkspaceRole.Admin);
        await using var page = await site.OpenAsync($"/w/{Team}/connections");
        Assert.True(await page.ReceivesAsync("Add a key", Token).WaitAsync(Soon, Token));

        Assert.IsType<ChangeMembershipResult.Done>(await site.Workspaces.SetRoleAsync(site.OwnerActor, site.Mel, WorkspaceRole.Viewer, Token));

        Assert.True(await page.ReceivesAsync(ForViewers, Token).WaitAsync(Soon, Token));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/catalog")]
    public async Task AdministratorRoleTakenAway_OpenPage_LeadsAway(string address)
    {
        await using var site = await Site.StartAsync();
        await site.AppointAsync();
        await using var page = await site.OpenAsync(address);

        await site.DismissAsync();

        Assert.True(await page.ReceivesAsync("account/denied", Token).WaitAsync(Soon, Token));
        using var copy = await site.AskWithCopyAsync(address);
        Assert.StartsWith("/account/denied", copy.Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdministratorRoleTakenAway_Commands_DoNothing()
    {
        await using var site = await Site.StartAsync();
        var people = site.App.Services.GetRequiredService<UserAdministration>();
        var owner = site.OwnerActor.User;

        Assert.Empty(await people.ListAsync(site.Mel, Token));
        Assert.Null(await people.MakeResetPathAsync(site.Mel, owner));
        Assert.Equal("Only administrators of this site can do that. Nothing was changed.", await people.SetLockedAsync(site.Mel, owner, isLocked: true));
        using var stillIn = await site.Owner.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal(HttpStatusCode.OK, stillIn.StatusCode);
    }

    [Fact]
    public async Task ProfileIsRenamed_SessionAndOpenPagesGoOn()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        using var saved = await site.Member.SubmitAsync("/account/manage", "profile", new Dictionary<string, string> { ["Profile.DisplayName"] = "Melanie" }, Token);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        await page.InvokeAsync("NoSuchMethod", Token);
        Assert.True(await page.ReceivesAsync("NoSuchMethod", Token));
        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
    }

    [Fact]
    public async Task SignInAgain_InTheSameBrowser_EndsTheSessionBefore()
    {
        await using var site = await Site.StartAsync();

        var fields = new Dictionary<string, string> { ["_handler"] = "login", ["Input.Email"] = Visitor.EmailOf("Mel"), ["Input.Password"] = Visitor.Password };

        using var again = await site.Member.SubmitToAsync("/account/login", "/account/manage", fields, Token);

        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        using var fresh = await site.Member.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (copy.StatusCode, fresh.StatusCode));
    }
}
