using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.MultiModel;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose.Extras;

public sealed class MultiModelPlanTests
{
    private static readonly IReadOnlyList<ConnectionView> Connections = [ComposeSamples.Connection("vidu"), ComposeSamples.Connection("globalaiopc"), ComposeSamples.Connection("uniall")];

    [Fact]
    public void Add_OtherModels_AreEachTranslatedFromTheForm()
    {
        var plan = Plan(("globalaiopc", "videos"), ("uniall", "viduq3-pro"));

        Assert.Equal(["viduq3-turbo", "videos", "viduq3-pro"], plan.Targets.Select(target => target.State.ModelId));
        Assert.Equal(ParameterValues.FromJson("""{"prompt":"a kite","duration":15}"""), plan.Targets[1].State.Values);
        // Three clips were chosen before.
        Assert.All(plan.Targets, target => Assert.Equal(3, target.State.Count));
        Assert.Equal((9, 3), (plan.Requests, MultiModelPlan.Begin(plan.Form).Requests));
        Assert.Equal([(TranslationNoteKind.Rounded, "duration"), (TranslationNoteKind.Dropped, "seed")], plan.Targets[1].State.Notes.Select(note => (note.Kind, note.Field)));
        // 16 s again, although the model before it only took 15.
        Assert.Equal(ParameterValues.FromJson("""{"prompt":"a kite","duration":16,"seed":7}"""), plan.Targets[2].State.Values);
        Assert.Equal(Connections.Select(connection => (ConnectionId?)connection.Id), plan.Targets.Select(target => target.State.Connection));
    }

    [Fact]
    public void Add_TwiceOrTooMany_ChangesNothing()
    {
        var plan = Plan(("globalaiopc", "videos"), ("globalaiopc", "videos"), ("vidu", "viduq2"), ("vidu", "viduq1"), ("uniall", "viduq3-pro"));

        Assert.Equal(["viduq3-turbo", "videos", "viduq2", "viduq1"], plan.Targets.Select(target => target.State.ModelId));
    }

    [Fact]
    public void Total_KnownForAll_IsTheirSum()
    {
        Assert.Equal(new ReportedCost(3 * 192, "credits"), Plan().Total(ComposeSamples.Catalog));
        Assert.Null(Plan(("globalaiopc", "videos")).Total(ComposeSamples.Catalog));
    }

    [Fact]
    public async Task Send_OneIsDenied_TheOthersGoAndOnlyItIsTriedAgain()
    {
        var heard = new List<GenerationOrder>();
        var plan = Plan(("globalaiopc", "videos"), ("uniall", "viduq3-pro"));

        var sent = await SendAsync(plan, order =>
        {
            heard.Add(order);
            return order.ProviderId == "globalaiopc" ? new SubmitResult.Denied(Message.Recorded("No.")) : new SubmitResult.Submitted(TaskId.New(ComposeSamples.Now), true);
        });

        Assert.Equal([true, false, true], sent.Targets.Select(target => target.IsSent));
        Assert.Equal([null, "No.", null], sent.Targets.Select(target => target.Problem));
        Assert.Equal(["vidu", "vidu", "vidu", "globalaiopc", "uniall", "uniall", "uniall"], heard.Select(order => order.ProviderId));
        Assert.Equal(7, heard.Select(order => order.FormNonce).Distinct().Count());
        Assert.All(sent.Targets.Where(target => target.IsSent), target => Assert.Equal(3, target.Tasks.Count));
        var again = await SendAsync(sent, order =>
        {
            heard.Add(order);
            return new SubmitResult.Submitted(TaskId.New(ComposeSamples.Now), true);
        });
        Assert.All(again.Targets, target => Assert.True(target.IsSent));
        Assert.Equal(["globalaiopc", "globalaiopc", "globalaiopc"], heard.Skip(7).Select(order => order.ProviderId));
    }

    // The second of three clips is refused, for want of a budget.
    [Fact]
    public async Task Send_OneClipOfAModelIsRefused_TryingAgainMakesOnlyTheRest()
    {
        var taken = new Dictionary<string, TaskId>();
        SubmitResult Take(GenerationOrder order, int most)
        {
            if (taken.TryGetValue(order.FormNonce, out var known)) { return new SubmitResult.Submitted(known, IsNew: false); }
            return taken.Count == most ? new SubmitResult.Denied(Message.Recorded("No more.")) : new SubmitResult.Submitted(taken[order.FormNonce] = TaskId.New(ComposeSamples.Now), IsNew: true);
        }

        var partly = await SendAsync(Plan(), order => Take(order, 1));
        var whole = await SendAsync(partly, order => Take(order, 3));
        var changed = partly.Targets[0].Change(partly.Targets[0].State);

        Assert.Equal((false, "1 of 3 are on their way. No more."), (partly.Targets[0].IsSent, partly.Targets[0].Problem));
        Assert.Equal((true, null, 3, 3), (whole.Targets[0].IsSent, whole.Targets[0].Problem, whole.Targets[0].Tasks.Count, taken.Count));
        Assert.Equal((2, null), (changed.State.Count, changed.Nonce));
    }

    [Fact]
    public async Task Send_AnswerIsLost_TryingAgainUsesTheSameNonceAndAChangeANewOne()
    {
        var nonces = new List<string>();
        SubmitResult Lose(GenerationOrder order)
        {
            nonces.Add(order.FormNonce);
            throw new InvalidOperationException("lost");
        }

        var lost = await SendAsync(Plan(), Lose);
        var again = await SendAsync(lost, Lose);
        var changed = again.Replace(again.Targets[0], again.Targets[0].Change(again.Targets[0].State with { Count = 1, Values = again.Targets[0].State.Values.With("seed", 8) }));
        await SendAsync(changed, Lose);

        Assert.Equal("The server could not take this. Try again: the same form is never sent twice.", lost.Targets[0].Problem);
        Assert.Equal(nonces[0], nonces[1]);
        Assert.NotEqual(nonces[1], nonces[2]);
    }

    [Fact]
    public async Task Keep_OneAnswerIsLost_HoldsItsNonceForTheSameFormInAnotherPlan()
    {
        var plan = Plan(("uniall", "viduq3-pro")).Prepare(ComposeState.NoNonces);
        var sent = await SendAsync(plan, order => order.ProviderId == "uniall" ? throw new InvalidOperationException("lost") : new SubmitResult.Submitted(TaskId.New(ComposeSamples.Now), true));

        var kept = sent.Keep(plan.Keep(ComposeState.NoNonces));
        var later = Plan(("uniall", "viduq3-pro")).Prepare(kept);

        Assert.Equal([plan.Targets[1].Nonce], kept.Values);
        Assert.Equal((true, true, false), (sent.IsUnanswered, sent.IsFor(Plan().Form), sent.IsFor(Plan().Form with { Count = 2 })));
        Assert.Equal(plan.Targets[1].Nonce, later.Targets[1].Nonce);
        Assert.NotEqual(plan.Targets[0].Nonce, later.Targets[0].Nonce);
    }

    [Fact]
    public async Task Send_WithErrorsOrWithoutConnection_IsNotTried()
    {
        var plan = Plan(("agcloud", "seedance"));
        plan = plan.Replace(plan.Targets[0], plan.Targets[0].Change(plan.Targets[0].State with { Values = ParameterValues.Empty }));

        var sent = await SendAsync(plan, _ => throw new InvalidOperationException("Nothing is to be sent."));

        Assert.All(sent.Targets, target => Assert.Equal((false, (string?)null), (target.IsSent, target.Problem)));
    }

    private static MultiModelPlan Plan(params (string Provider, string Model)[] others)
    {
        var form = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "text")) with
        {
            Connection = Connections[0].Id,
            Count = 3,
            Values = ParameterValues.FromJson("""{"prompt":"a kite","duration":16,"seed":7}"""),
        };
        return others.Aggregate(MultiModelPlan.Begin(form), (plan, other) => plan.Add(new ModelReference(other.Provider, other.Model), ComposeSamples.Catalog, Connections));
    }

    private static Task<MultiModelPlan> SendAsync(MultiModelPlan plan, Func<GenerationOrder, SubmitResult> submit) =>
        plan.SendAsync(ComposeSamples.Catalog, order => Task.FromResult(submit(order)), EnglishTexts.Messages, _ => { }, _ => { });
}
