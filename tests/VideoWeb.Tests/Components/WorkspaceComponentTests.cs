using Bunit;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Workspace;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class WorkspaceComponentTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly MemberRow Ana = new() { UserId = UserId.New(Now), Name = "Ana", Email = "ana@example.com", Role = WorkspaceRole.Owner, JoinedAt = Now };
    private static readonly MemberRow Bob = new() { UserId = UserId.New(Now), Name = "Bob", Email = "bob@example.com", Role = WorkspaceRole.Member, JoinedAt = Now };

    [Fact]
    public void Members_SeenByAnOwner_HaveARoleToChooseEach()
    {
        var cut = Members(Ana, WorkspaceRole.Owner);

        Assert.Equal(["Role of Ana", "Role of Bob"], cut.FindAll("select").Select(select => select.GetAttribute("aria-label")));
        Assert.Equal(["Owner", "Admin", "Member", "Viewer"], cut.FindAll("select")[1].Children.Select(option => option.TextContent));
    }

    [Fact]
    public void Members_SeenByAnAdmin_OwnersStayAndNobodyBecomesOne()
    {
        var cut = Members(Bob, WorkspaceRole.Admin);

        Assert.Equal("Role of Bob", Assert.Single(cut.FindAll("select")).GetAttribute("aria-label"));
        Assert.Equal(["Admin", "Member", "Viewer"], cut.Find("select").Children.Select(option => option.TextContent));
    }

    [Fact]
    public void Members_SeenByAMember_OnlyLeaving()
    {
        var cut = Members(Bob, WorkspaceRole.Member);

        Assert.Empty(cut.FindAll("select"));
        Assert.Equal("Leave", Assert.Single(cut.FindAll("button")).TextContent.Trim());
    }

    [Fact]
    public void Members_RoleThatWasNeverOffered_IsIgnored()
    {
        var changes = new List<(MemberRow, WorkspaceRole)>();
        var cut = Members(Ana, WorkspaceRole.Owner, changes);

        cut.FindAll("select")[1].Change("99");
        cut.FindAll("select")[1].Change("Emperor");
        cut.FindAll("select")[1].Change("Viewer");

        Assert.Equal([(Bob, WorkspaceRole.Viewer)], changes);
    }

    [Fact]
    public void Invitations_NewLink_IsShownWithACopyButton()
    {
        _ = Popovers;
        var cut = Render<InvitationPanel>(with => with
            .Add(each => each.Invitations, [])
            .Add(each => each.MyRole, WorkspaceRole.Admin)
            .Add(each => each.NewLink, "https://site/invite/abc"));

        Assert.Equal("https://site/invite/abc", cut.Find("code").TextContent);
        Assert.Equal("https://site/invite/abc", cut.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal(["Admin", "Member", "Viewer"], Options(cut, "Role").Select(option => option.TextContent));
    }

    [Fact]
    public void Invitations_Chosen_AsksForThatRoleAndTime()
    {
        var orders = new List<(WorkspaceRole, TimeSpan)>();
        _ = Popovers;
        var cut = Render<InvitationPanel>(with => with
            .Add(each => each.Invitations, [])
            .Add(each => each.MyRole, WorkspaceRole.Owner)
            .Add(each => each.OnInvite, orders.Add));
        Choose(cut, "Role", "Viewer");
        Choose(cut, "The link works for", "30 days");

        cut.FindAll("button").Single(button => button.TextContent == "Make a link").Click();

        Assert.Equal([(WorkspaceRole.Viewer, TimeSpan.FromDays(30))], orders);
    }

    [Fact]
    public void Name_Unchanged_CannotBeSaved()
    {
        var cut = Render<WorkspaceName>(with => with.Add(each => each.Name, "Kite").Add(each => each.Slug, "kite").Add(each => each.CanChange, true));

        Assert.True(cut.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void Members_Many_AreFoundByNameOrAddress()
    {
        var many = Enumerable.Range(0, 20).Select(number => Bob with { UserId = UserId.New(Now.AddMinutes(number)), Name = $"Person {number}", Email = $"p{number}@example.com" }).Append(Ana).ToList();
        var cut = Render<MemberList>(with => with.Add(each => each.Members, many).Add(each => each.Me, Ana.UserId).Add(each => each.MyRole, WorkspaceRole.Viewer));
        Assert.Equal(21, cut.FindAll("li").Count);

        cut.Find("input[type=search]").Change("p17@");
        Assert.Contains("Person 17", Assert.Single(cut.FindAll("li")).TextContent, StringComparison.Ordinal);
        cut.Find("input[type=search]").Change("nobody at all");
        Assert.Empty(cut.FindAll("li"));
        Assert.NotEmpty(cut.FindAll("[role=status]"));
    }

    [Fact]
    public void Members_Few_NeedNoSearch() => Assert.Empty(Members(Ana, WorkspaceRole.Owner).FindAll("input[type=search]"));

    private IRenderedComponent<MemberList> Members(MemberRow me, WorkspaceRole role, List<(MemberRow, WorkspaceRole)>? changes = null) =>
        Render<MemberList>(with => with
            .Add(each => each.Members, [Ana, Bob])
            .Add(each => each.Me, me.UserId)
            .Add(each => each.MyRole, role)
            .Add(each => each.OnRole, change => changes?.Add(change))
            .AddCascadingValue(new UserClock(Now, TimeZoneInfo.Utc)));
}
