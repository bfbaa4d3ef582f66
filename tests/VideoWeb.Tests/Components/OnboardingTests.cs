using Bunit;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>What a team does first: for whom, ticked by what there is, and gone when it is done or unwanted.</summary>
public sealed class OnboardingTests(SqliteData data) : PageTest(data)
{
    private static readonly Onboarding Nothing = new(false, false, false, false, false);

    [Theory]
    [InlineData(WorkspaceRole.Viewer, true, "")]
    [InlineData(WorkspaceRole.Member, true, "Sandbox Clip Key")]
    [InlineData(WorkspaceRole.Admin, true, "Sandbox Clip Key Company")]
    [InlineData(WorkspaceRole.Owner, false, "Clip Key Company")]
    public void Of_ARole_IsWhatItMayDo(WorkspaceRole role, bool hasSandbox, string expected) =>
        Assert.Equal(expected, string.Join(' ', OnboardingStep.Of(Nothing, role, hasSandbox).Select(step => step.Kind)));

    [Fact]
    public void Of_DoneInPart_TicksThatAndIsGoneWithTheLast()
    {
        var there = Nothing with { HasSandbox = true, HasClip = true };

        Assert.Equal([true, true, false, false], OnboardingStep.Of(there, WorkspaceRole.Owner, hasSandbox: true).Select(step => step.IsDone));
        Assert.Empty(OnboardingStep.Of(there with { HasKey = true, HasCompany = true }, WorkspaceRole.Owner, hasSandbox: true));
        Assert.Empty(OnboardingStep.Of(there with { HasKey = true }, WorkspaceRole.Member, hasSandbox: true));
        Assert.Empty(OnboardingStep.Of(there with { IsDismissed = true }, WorkspaceRole.Owner, hasSandbox: true));
        Assert.DoesNotContain(OnboardingStep.Of(Nothing with { HasKey = true }, WorkspaceRole.Owner, hasSandbox: true), step => step.Kind == OnboardingStepKind.Sandbox);
    }

    [Fact]
    public async Task List_OfANewTeam_TicksItselfAsThingsAreThere()
    {
        var list = Open();
        Assert.Equal(["Make the first clip", "Invite somebody"], list.FindAll("a").Select(step => step.TextContent));

        await ArchiveAsync(await CreateAsync("the first"));
        Assert.IsType<CreateInvitationResult.Created>(await Data.Workspaces.InviteAsync(Here.Actor, WorkspaceRole.Member, TimeSpan.FromDays(1), Token));

        list.WaitForAssertion(() =>
        {
            Data.Time.Advance(TimeSpan.FromSeconds(3));
            Publish(Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 1, Token).GetAwaiter().GetResult().Rows[0].Id);
            Assert.Empty(list.FindAll("section"));
        });
    }

    [Fact]
    public async Task List_Dismissed_IsGoneForThatPersonAlone()
    {
        var list = Open();
        await list.Find("button").ClickAsync(new());

        Assert.Empty(list.FindAll("section"));
        Assert.Empty(Open().FindAll("section"));
        var admin = await Data.JoinAsync(Here.Actor, WorkspaceRole.Admin);
        Assert.False((await Data.Workspaces.FindOnboardingAsync(admin, Token))!.IsDismissed);
    }

    [Fact]
    public async Task Onboarding_OfAPersonalWorkspace_HasCompanyOnceItsOwnerIsInATeam()
    {
        var user = await Data.UserAsync("Solo");
        var own = await Data.Workspaces.EnsurePersonalAsync(user, "Solo", Token);
        var actor = new Actor(own.Id, user, WorkspaceRole.Owner);
        Assert.Equal(Nothing, await Data.Workspaces.FindOnboardingAsync(actor, Token));

        await Data.Workspaces.CreateTeamAsync(user, "Crew", Token);

        Assert.Equal(Nothing with { HasCompany = true }, await Data.Workspaces.FindOnboardingAsync(actor, Token));
    }

    [Fact]
    public async Task Onboarding_OfAnotherWorkspace_IsNotTold()
    {
        var stranger = await Data.StrangerIn(Here.Actor.Workspace);

        await Data.Workspaces.DismissOnboardingAsync(stranger, Token);

        Assert.Null(await Data.Workspaces.FindOnboardingAsync(stranger, Token));
        Assert.False((await Data.Workspaces.FindOnboardingAsync(Here.Actor, Token))!.IsDismissed);
    }

    private IRenderedComponent<OnboardingChecklist> Open() => Render<OnboardingChecklist>(parameters => parameters.Add(list => list.Context, Here));
}
