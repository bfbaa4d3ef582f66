using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Circuits;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Security;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>What every page stands on, whatever its work does.</summary>
public sealed class LiveComponentTests : ComponentTest
{
    private const string Told = "The server could not do this. Try again in a moment.";

    private static readonly WorkspaceId Team = WorkspaceId.New(SampleTask.Now);

    private readonly TestClock _time;

    public LiveComponentTests()
        : this(new TestClock())
    {
    }

    private LiveComponentTests(TestClock time)
        : base(services => services.AddSingleton<TimeProvider>(time)) => _time = time;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handler_ItThrows_IsToldAndThePageStaysAndTheNextClickWorks(bool isCommand)
    {
        var page = Render<Page>();
        await page.Find("input").ChangeAsync(new ChangeEventArgs { Value = "typed" });

        page.Instance.Work = _ => throw new InvalidOperationException("The database is away.");
        await page.Find(isCommand ? "#command" : "#handler").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        page.Instance.Work = _ => Task.CompletedTask;
        await page.Find("#command").ClickAsync(new MouseEventArgs());

        Assert.Equal(Told, told);
        Assert.Equal("typed", page.Find("input").GetAttribute("value"));
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Equal(isCommand ? 2 : 1, page.Instance.Commands);
    }

    [Theory]
    [InlineData("command", true)]
    [InlineData("command", false)]
    [InlineData("handler", true)]
    [InlineData("handler", false)]
    public async Task Handler_FailsAfterThePageIsGone_ReachesNobody(string button, bool isCancelled)
    {
        var work = new TaskCompletionSource();
        var page = Render<Page>();
        page.Instance.Work = _ => work.Task;
        var click = page.Find($"#{button}").ClickAsync(new MouseEventArgs());

        await page.Instance.DisposeAsync();
        if (isCancelled) { work.SetCanceled(Xunit.TestContext.Current.CancellationToken); }
        else { work.SetException(new InvalidOperationException("The database is away.")); }
        await click;

        Assert.Null(page.Instance.Said);
    }

    [Fact]
    public async Task Command_ClickedTwice_RunsOnce()
    {
        var work = new TaskCompletionSource();
        var page = Render<Page>();
        page.Instance.Work = _ => work.Task;

        var first = page.Find("#command").ClickAsync(new MouseEventArgs());
        await page.Find("#command").ClickAsync(new MouseEventArgs());
        work.SetResult();
        await first;

        Assert.Equal(1, page.Instance.Commands);
    }

    [Fact]
    public async Task Disposal_Twice_HappensOnceAndTheTokenCanStillBeAsked()
    {
        var page = Render<Page>().Instance;

        await page.DisposeAsync();
        await page.DisposeAsync();

        Assert.Equal(1, page.Disposals);
        Assert.True(page.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task Disposal_ItThrows_ReachesNobody()
    {
        var page = Render<Page>().Instance;
        page.FailsAtDisposal = true;

        await page.DisposeAsync();

        Assert.Equal(1, page.Disposals);
    }

    [Fact]
    public async Task Reading_SlowerThanALaterOne_IsNotShown()
    {
        var (slow, fast) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var page = Render<Page>();

        var first = page.InvokeAsync(() => page.Instance.ReadAsync(slow.Task));
        var second = page.InvokeAsync(() => page.Instance.ReadAsync(fast.Task));
        fast.SetResult("new");
        await second;
        slow.SetResult("old");
        await first;

        Assert.Equal("new", page.Instance.Shown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reading_OfWhatIsNotWantedAnyMore_IsNotShownNorItsFailure(bool fails)
    {
        var answer = new TaskCompletionSource<string>();
        var page = Render<Page>();

        var reading = page.InvokeAsync(() => page.Instance.ReadAsync(answer.Task));
        page.Instance.Turn();
        if (fails) { answer.SetException(new InvalidOperationException("The database is away.")); }
        else { answer.SetResult("old"); }
        await reading;

        Assert.Equal((null, false), (page.Instance.Shown, page.Instance.IsFailed));
    }

    [Fact]
    public async Task Reading_Fails_IsSaidAndOverWithTheNext()
    {
        var page = Render<Page>();

        await page.InvokeAsync(() => page.Instance.ReadAsync(Task.FromException<string>(new InvalidOperationException("The database is away."))));
        var failed = page.Instance.IsFailed;
        await page.InvokeAsync(() => page.Instance.ReadAsync(Task.FromResult("here")));

        Assert.Equal((true, false, "here"), (failed, page.Instance.IsFailed, page.Instance.Shown));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refresh_ItThrows_IsDoneAgainAndLaterChangesAreSeen(bool isSynchronous)
    {
        var page = Render<Page>();
        var failure = new InvalidOperationException("The database is away.");
        page.Instance.Work = _ => isSynchronous ? throw failure : Task.FromException(failure);

        Services.GetRequiredService<ChangeFeed>().Publish(Team, TaskId.New(SampleTask.Now));
        page.WaitForState(() => page.Instance.Refreshes == 1 && page.Instance.IsOld);
        while (_time.PendingTimers == 0) { await Task.Yield(); }
        page.Instance.Work = _ => Task.CompletedTask;
        _time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForState(() => page.Instance.Refreshes >= 2 && !page.Instance.IsOld);
        await page.Instance.DisposeAsync();
    }

    [Fact]
    public async Task Session_MayHaveEnded_NothingIsReadShownOrRunUntilItIsKnownToGoOn()
    {
        var gate = Services.GetRequiredService<SessionGate>();
        var page = Render<Page>();
        await page.InvokeAsync(() => page.Instance.ReadAsync(Task.FromResult("before")));
        var slow = new TaskCompletionSource<string>();
        var late = page.InvokeAsync(() => page.Instance.ReadAsync(slow.Task));
        gate.Close();
        slow.SetResult("after");
        await page.InvokeAsync(() => { });
        Assert.Equal(("before", false), (page.Instance.Shown, late.IsCompleted));
        gate.Open(gate.Closings);
        await late;
        Assert.Equal("after", page.Instance.Shown);

        gate.Close();
        var first = gate.Closings;
        Services.GetRequiredService<ChangeFeed>().Publish(Team, TaskId.New(SampleTask.Now));
        var command = page.Find("#command").ClickAsync(new MouseEventArgs());
        var posted = new TaskCompletionSource();
        page.Instance.Later(posted.SetResult);
        gate.Close();
        gate.Open(first);
        await page.InvokeAsync(() => { });
        Assert.Equal((0, 0), (page.Instance.Refreshes, page.Instance.Commands));
        Assert.False(command.IsCompleted || posted.Task.IsCompleted);

        gate.Open(gate.Closings);
        await Task.WhenAll(command, posted.Task);
        page.WaitForState(() => page.Instance.Refreshes == 1);
        Assert.Equal(1, page.Instance.Commands);
    }

    [Fact]
    public async Task Change_ByWhoReadsAnotherLanguage_IsShownInThatOfThePage()
    {
        Services.GetRequiredService<CircuitCulture>().Use("zh-Hans", "de-AT");
        var page = Render<Page>();
        var (refreshed, posted) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        page.Instance.Work = _ =>
        {
            refreshed.TrySetResult($"{CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name}");
            return Task.CompletedTask;
        };

        Services.GetRequiredService<ChangeFeed>().Publish(Team, TaskId.New(SampleTask.Now));
        page.Instance.Later(() => posted.SetResult($"{CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name}"));

        Assert.Equal(("zh-Hans de-AT", "zh-Hans de-AT"), (await refreshed.Task, await posted.Task));
        Assert.Equal("en-GB", CultureInfo.CurrentUICulture.Name);
    }

    [Fact]
    public async Task Post_ItThrowsOrThePageIsGone_ReachesNobody()
    {
        var page = Render<Page>();

        page.Instance.Later(() => throw new InvalidOperationException("A file is away."));
        page.WaitForState(() => page.Instance.Said == Told);
        await page.Instance.DisposeAsync();
        page.Instance.Later(() => Assert.Fail("The page is gone."));
        await page.InvokeAsync(() => { });
    }

    private sealed class Page : LiveComponentBase
    {
        public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;

        public int Commands { get; private set; }

        public int Refreshes { get; private set; }

        public int Disposals { get; private set; }

        public bool FailsAtDisposal { get; set; }

        public string? Shown { get; private set; }

        public string? Said => Message?.Text;

        public bool IsFailed => HasFailed;

        public bool IsOld => IsOutdated;

        public CancellationToken Token => Gone;

        private string? Typed { get; set; }

        public Task ReadAsync(Task<string> answer) => ReadAsync(async _ =>
        {
            var text = await answer;
            return () => Shown = text;
        });

        public void Turn() => ChangeSubject();

        public void Later(Action work) => Post(work);

        protected override void OnInitialized() => Listen(Team, TimeSpan.FromMilliseconds(1), () => ShowAsync(async token =>
        {
            Refreshes++;
            await Work(token);
            return () => { };
        }));

        protected override ValueTask DisposeCoreAsync()
        {
            Disposals++;
            return FailsAtDisposal ? throw new InvalidOperationException("The browser is away.") : ValueTask.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "value", Typed);
            builder.AddAttribute(2, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => Typed = (string?)change.Value));
            builder.CloseElement();
            builder.OpenElement(3, "button");
            builder.AddAttribute(4, "id", "command");
            builder.AddAttribute(5, "onclick", EventCallback.Factory.Create(this, CommandAsync));
            builder.CloseElement();
            builder.OpenElement(6, "button");
            builder.AddAttribute(7, "id", "handler");
            builder.AddAttribute(8, "onclick", EventCallback.Factory.Create(this, () => Work(Gone)));
            builder.CloseElement();
            builder.OpenComponent<MessageText>(9);
            builder.AddAttribute(10, nameof(MessageText.Message), Message);
            builder.CloseComponent();
        }

        private Task CommandAsync() => RunAsync(token =>
        {
            Commands++;
            return Work(token);
        });
    }
}
