using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

/// <summary>A task that the provider has and answers about in words that are not known, alone and on its page.</summary>
public sealed class UnclearPanelTests(SqliteData data) : BrokenPageTest(data)
{
    private const string Words = "moderation <queue> & 复审";

    private static readonly Message Problem = Message.Of(MessageCode.AnswersStayUnclear, ("provider", "Vidu"), ("words", new MessageArgument.Quoted(Words)));

    private readonly List<string> _asked = [];

    [Theory]
    [InlineData("en", "Check now", "Drop the task")]
    [InlineData("zh-Hans", "立即查询", "放弃任务")]
    public void Panel_SaysWhatTheProviderSaysAndOffersTheWaysOn(string language, params string[] ways)
    {
        using var reader = new CultureSwitch(language);
        var panel = Show();

        Assert.Contains(Words, panel.Find("[role=status] p").TextContent, StringComparison.Ordinal);
        Assert.Equal(ways, panel.FindAll("button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public void Panel_ForSomeoneWhoMayNotDecide_OnlyExplains()
    {
        var panel = Show(canDecide: false);

        Assert.Contains(Words, panel.Markup.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("button"));
    }

    [Fact]
    public void Check_AsksAtOnce_DropAsksThePersonFirst()
    {
        var panel = Show();

        panel.FindAll("button")[0].Click();
        panel.FindAll("button")[1].Click();
        Assert.Equal(["check"], _asked);
        panel.ByRole("group").AllByRole("button")[0].Click();

        Assert.Equal(["check", "drop"], _asked);
        Assert.Empty(panel.FindAll("[role=group]"));
    }

    [Fact]
    public void Drop_ThePersonKeepsIt_NothingIsAsked()
    {
        var panel = Show();

        panel.FindAll("button")[1].Click();
        panel.ByRole("group").AllByRole("button")[1].Click();

        Assert.Empty(_asked);
        Assert.Equal(2, panel.FindAll("button").Count);
    }

    [Fact]
    public void Panel_WhileACommandRuns_TakesNoOther()
    {
        var panel = Show();
        panel.FindAll("button")[1].Click();

        panel.Render(parameters => parameters.Add(one => one.IsBusy, true));

        Assert.Equal([true, true, false], panel.FindAll("button").Select(button => button.HasAttribute("disabled")));
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Drop_TheDatabaseWouldNotTakeIt_SaysSoAndTheNextClickDrops(DatabaseTrouble trouble)
    {
        var task = await UnclearAsync();
        var page = Open(task);
        await Drop(page).ClickAsync(new MouseEventArgs());
        await BreakAsync(trouble);

        await Confirm(page).ClickAsync(new MouseEventArgs());
        var (told, isThere) = (page.ByRole("alert").TextContent.Trim(), Drop(page).HasAttribute("disabled"));
        await MendAsync();
        await Drop(page).ClickAsync(new MouseEventArgs());
        await Confirm(page).ClickAsync(new MouseEventArgs());

        Assert.Equal(("The server could not do this. Try again in a moment.", false), (told, isThere));
        Assert.False((await Data.Tasks.FindAsync(Here.Actor, task.Id, Token))!.IsUnclear);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Drop_ClickedTwice_IsDroppedOnce()
    {
        var task = await UnclearAsync();
        var page = Open(task);
        await Drop(page).ClickAsync(new MouseEventArgs());
        var confirm = Confirm(page);
        var gate = (await Data.Get<WriteGate>().EnterAsync(Token))!;

        var first = confirm.ClickAsync(new MouseEventArgs());
        page.WaitForState(() => Drop(page).HasAttribute("disabled"));
        var (check, drop) = (Check(page).HasAttribute("disabled"), Drop(page).HasAttribute("disabled"));
        var second = Check(page).ClickAsync(new MouseEventArgs());
        gate.Dispose();
        await Task.WhenAll(first, second);

        Assert.Equal((true, true), (check, drop));
        var events = (await Data.Tasks.FindDetailAsync(Here.Actor, task.Id, Token))!.Events;
        Assert.Single(events, line => line.Message.Code == MessageCode.GivenUp);
        Assert.Equal(MessageCode.GivenUp, events[^1].Message.Code);
    }

    private async Task<TaskRow> UnclearAsync() => await MoveAsync(await CreateAsync("a red kite"), row => row with
    {
        State = TaskState.Accepted,
        RemoteId = new RemoteTaskId($"task-{Guid.NewGuid():N}"),
        SentAt = Data.Time.GetUtcNow(),
        Error = new ProviderError(ProviderErrorKind.Unknown, Problem),
    });

    private IRenderedComponent<IComponent> Open(TaskRow task) => Render<IComponent>(builder =>
    {
        builder.OpenComponent<TaskDetailPage>(0);
        builder.AddComponentParameter(1, nameof(TaskDetailPage.Slug), Here.Slug);
        builder.AddComponentParameter(2, nameof(TaskDetailPage.Id), task.Id.ToString());
        builder.CloseComponent();
    });

    private static IElement Check(IRenderedComponent<IComponent> page) => page.AllByRole("status").SelectMany(said => said.AllByRole("button", "Check now")).First();

    private static IElement Drop(IRenderedComponent<IComponent> page) => Button(page, "Drop the task");

    private static IElement Confirm(IRenderedComponent<IComponent> page) => Button(page, "Drop it");

    private IRenderedComponent<UnclearPanel> Show(bool canDecide = true) => Render<UnclearPanel>(parameters => parameters
        .Add(panel => panel.Problem, Problem).Add(panel => panel.CanDecide, canDecide)
        .Add(panel => panel.OnCheck, () => _asked.Add("check")).Add(panel => panel.OnDrop, () => _asked.Add("drop")));
}
