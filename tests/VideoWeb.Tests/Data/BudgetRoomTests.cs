using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class BudgetRoomTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly (UserId Me, UserId Other) Person = (new(Guid.CreateVersion7(Now)), new(Guid.CreateVersion7(Now)));
    private static readonly (ConnectionId Real, ConnectionId Other, ConnectionId Sandbox) Way = (ConnectionId.New(Now), ConnectionId.New(Now), ConnectionId.New(Now));

    [Fact]
    public void FindTightest_CountsOnlyWhereTheClipsWould()
    {
        BudgetView[] budgets =
        [
            Budget(new() { Scope = BudgetScope.Member, Member = Person.Other }, 0),
            Budget(new() { Scope = BudgetScope.Connection, Connection = Way.Other }, 0),
            Budget(new() { Scope = BudgetScope.Workspace }, 5),
        ];

        Assert.Equal((5, false), Told(BudgetRoom.FindTightest(budgets, Person.Me, [new PlannedClips(Way.Real, false, null, 2)])));
        Assert.Equal((0, true), Told(BudgetRoom.FindTightest(budgets, Person.Other, [new PlannedClips(Way.Real, false, null, 2)])));
        Assert.Equal((0, true), Told(BudgetRoom.FindTightest(budgets, Person.Me, [new PlannedClips(Way.Real, false, null, 2), new PlannedClips(Way.Other, false, null, 1)])));
        Assert.Null(BudgetRoom.FindTightest(budgets, Person.Me, [new PlannedClips(Way.Sandbox, true, null, 2)]));
        Assert.Null(BudgetRoom.FindTightest(budgets, Person.Me, []));
    }

    [Fact]
    public void FindTightest_TheSandbox_CountsInItsConnectionsBudget() => Assert.Equal(
        (1, true),
        Told(BudgetRoom.FindTightest([Budget(new() { Scope = BudgetScope.Connection, Connection = Way.Sandbox }, 1)], Person.Me, [new PlannedClips(Way.Sandbox, true, null, 2)])));

    [Fact]
    public void FindTightest_OfSeveralUnits_IsTheOneThatEndsFirst()
    {
        var clips = Budget(new() { Scope = BudgetScope.Workspace }, 10);
        var credits = Budget(new() { Scope = BudgetScope.Workspace }, 100, "credits");
        var price = new ReportedCost(30, "credits");

        Assert.Same(credits, BudgetRoom.FindTightest([clips, credits], Person.Me, [new PlannedClips(Way.Real, false, price, 2)])!.Budget);
        Assert.Same(clips, BudgetRoom.FindTightest([clips, credits], Person.Me, [new PlannedClips(Way.Real, false, null, 2)])!.Budget);
        Assert.Equal(Amount.Of(120, "credits"), BudgetRoom.FindTightest([clips, credits], Person.Me, [new PlannedClips(Way.Real, false, price, 4)])!.Needed);
    }

    private static (decimal Left, bool IsShort) Told(BudgetRoom? room) => (room!.Budget.Left.Value, room.IsShort);

    private static BudgetView Budget(BudgetTerms terms, decimal limit, string unit = Amount.Clips) => new(terms with { Period = BudgetPeriod.Month, Limit = Amount.Of(limit, unit) })
    {
        Used = Amount.Of(0, unit),
    };
}
