using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>The form is left, opened again or broken while a sending runs: no clip is paid twice, and no click is answered by a success that made nothing.</summary>
public sealed class LeftWhileSendingTests : PageTest
{
    private static readonly ModelSelection Target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    public LeftWhileSendingTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Generate_AfterTheFormWasLeftWhileItSent_MakesAnother(int count)
    {
        await DraftAsync(Form() with { Count = count });
        var left = Open();
        var gate = await HoldAsync();
        var click = GenerateAsync(left);
        var leaving = left.Instance.DisposeAsync();
        gate.Dispose();
        await click;
        await leaving;

        var form = Open();
        await GenerateAsync(form);

        Assert.Equal(2 * count, (await TasksAsync()).Count);
        Assert.NotEqual("", form.Told().ReadText());
        Assert.DoesNotContain("sent already", form.Told().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_InAFormThatWasOpenedWhileTheOtherSent_MakesAnotherOnceThatIsAnswered()
    {
        await DraftAsync(Form());
        var left = Open();
        var draft = await HoldAsync();
        var click = GenerateAsync(left);
        // Those who wait for the database have their turns in order: the draft, this, then the task.
        var sending = Data.Get<WriteGate>().EnterAsync(Token);
        draft.Dispose();
        var gate = await sending;
        Assert.NotNull(await NonceAsync());
        var form = Open();
        var leaving = left.Instance.DisposeAsync();
        gate!.Dispose();
        await click;
        await leaving;
        Publish((await TasksAsync()).Single().Id);
        form.WaitForAssertion(() => Assert.Contains("On its way.", form.Told().TextContent, StringComparison.Ordinal));

        await GenerateAsync(form);

        Assert.Equal(2, (await TasksAsync()).Count);
    }

    [Fact]
    public async Task Generate_AnswerWasLostWithThePage_SaysThatItWasSentAndMakesAnotherAtTheNext()
    {
        await DraftAsync(Form() with { UnansweredNonce = "lost" });
        await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { FormNonce = "lost-0" }, Token);
        var form = Open();

        await GenerateAsync(form);
        var told = form.Told().ByRole("status").TextContent;
        var made = (await TasksAsync()).Count;
        await GenerateAsync(form);

        Assert.Contains("This was sent already, and nothing was made twice.", told, StringComparison.Ordinal);
        Assert.Equal((1, 2), (made, (await TasksAsync()).Count));
    }

    [Fact]
    public async Task Generate_ThreeOfWhichOneWasMadeBeforeTheAnswerWasLost_MakesTheOtherTwo()
    {
        await DraftAsync(Form() with { Count = 3, UnansweredNonce = "lost" });
        await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { FormNonce = "lost-0" }, Token);
        var form = Open();

        await GenerateAsync(form);

        Assert.Equal(3, (await TasksAsync()).Count);
        Assert.Contains("3 tasks are on their way.", form.Told().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_WhatWasChangedSinceTheClick_StaysAsItIs()
    {
        await DraftAsync(Form());
        var left = Open();
        var gate = await HoldAsync();
        var click = GenerateAsync(left);
        await left.Find("#field-prompt").ChangeAsync("another thought");
        var leaving = left.Instance.DisposeAsync();
        gate.Dispose();
        await click;
        await leaving;

        var kept = ComposeDraft.Read((await Data.Drafts.ReadAsync(Here.Actor, Token))!.Json)!;
        Assert.Equal(("another thought", null), (kept.Values.Text("prompt"), kept.UnansweredNonce));
        Assert.Single(await TasksAsync());
    }

    private async Task<IDisposable> HoldAsync() => (await Data.Get<WriteGate>().EnterAsync(Token))!;

    private static Task GenerateAsync(IRenderedComponent<ComposePage> page) => page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

    private ComposeState Form() => ComposeSamples.State(Target) with { Connection = Connection, Values = ParameterValues.Empty.With("prompt", "a red kite") };

    private Task DraftAsync(ComposeState state) => Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(state), null, Token);

    private async Task<string?> NonceAsync() => ComposeDraft.Read((await Data.Drafts.ReadAsync(Here.Actor, Token))!.Json)!.UnansweredNonce;

    private IRenderedComponent<ComposePage> Open() => Render<ComposePage>(parameters => parameters.Add(page => page.Slug, Here.Slug));

    private async Task<IReadOnlyList<TaskRow>> TasksAsync() => (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 10, Token)).Rows;
}
