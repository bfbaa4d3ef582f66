using System.Text.Json;
using Bunit;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class ConnectionComponentTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<ProviderDescription> Providers = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog.Providers;

    private static readonly OutboundGuard Guard = new(new EngineOptions { MediaFolder = "unused" }, new OwnAddress());

    private static readonly ConnectionView View = new()
    {
        Id = ConnectionId.New(Now),
        ProviderId = "vidu",
        Label = "Studio key",
        BaseUrl = new Uri("https://relay.example/vidu"),
        KeyLast4 = "9f3a",
        KeyFingerprint = "0a1b2c3d",
        IsShared = true,
        OwnerId = UserId.New(Now),
        OwnerName = "Ana",
        IsSandbox = false,
        CreatedAt = Now.AddDays(-2),
        LastUsedAt = Now.AddMinutes(-3),
        LastResult = new ConnectionUseResult(ProviderErrorKind.Key, Message.Recorded("The provider does not accept this key.")),
    };

    [Fact]
    public void Row_Full_ShowsTheMaskedKeyAndTheLastResult()
    {
        var cut = Row(View, canChange: true);

        Assert.Contains("•••• 9f3a", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("0a1b2c3d", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("The provider does not accept this key.", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("3 min ago", cut.Markup, StringComparison.Ordinal);
        Assert.Equal(["Test key", "Edit", "Remove"], cut.FindAll("button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public void Row_KeyCannotBeRead_SaysSoInPlaceOfTheLastResult()
    {
        var cut = Row(View, canChange: true, isKeyUnreadable: true);

        Assert.Equal(EnglishTexts.Of(Message.Of(MessageCode.StoredKeyUnreadable)), cut.Find("[role=status]").TextContent.Trim());
        Assert.DoesNotContain("does not accept this key", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_Viewer_HasNoActions()
    {
        var cut = Row(View, canChange: false);

        Assert.Empty(cut.FindAll("button"));
    }

    [Fact]
    public void Row_NeverUsed_SaysSo()
    {
        var cut = Row(View with { LastUsedAt = null, LastResult = null }, canChange: true);

        Assert.Contains("never", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("Not tested yet", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_KeyTyped_IsTakenButNeverRendered()
    {
        var draft = ConnectionDraft.For(Providers[0]);
        var cut = Form(draft);

        cut.Find("#connection-key").Change("sk-very-secret-1234");

        Assert.Equal("sk-very-secret-1234", draft.Key);
        Assert.DoesNotContain("sk-very-secret", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_HoldsTheFormAndNoKey()
    {
        var provider = Providers.Single(each => each.Id == "vidu");
        var draft = ConnectionDraft.For(provider, View);
        (draft.Label, draft.BaseUrl, draft.MaxRunning, draft.HoursFrom) = ("Night shift", "https://relay.example/v2", 3, new TimeOnly(22, 0));
        (draft.Key, draft.CallbackKey) = ("sk-very-secret-1234", "whsec-very-secret");

        var text = JsonSerializer.Serialize(draft.Snapshot());
        var kept = JsonSerializer.Deserialize<ConnectionSnapshot>(text)!;
        var restored = ConnectionDraft.Restore(kept, CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog, [View])!;

        Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
        Assert.True(kept.HasKey);
        Assert.Equal(("", "", View), (restored.Key, restored.CallbackKey, restored.Existing));
        (draft.Key, draft.CallbackKey) = ("", "");
        Assert.Equal(draft.Snapshot(), restored.Snapshot());
    }

    [Fact]
    public void Restore_ConnectionIsGoneMeanwhile_IsNoForm() =>
        Assert.Null(ConnectionDraft.Restore(ConnectionDraft.For(Providers.Single(each => each.Id == "vidu"), View).Snapshot(), CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog, []));

    // Over a slow line the answer to the choice comes while somebody types: a value that it brought would be written over what is typed.
    [Fact]
    public void Form_AnotherProvider_BringsHintsAndWritesIntoNoField()
    {
        var draft = ConnectionDraft.For(Providers[0]);
        var cut = Form(draft);
        string?[] Values() => [cut.Find("#connection-label").GetAttribute("value"), cut.Find("#connection-url").GetAttribute("value")];
        var before = Values();

        cut.FindAll("input[name=provider]")[1].Change("on");

        Assert.Equal(before, Values());
        Assert.Equal(
            (Providers[1].Name, Providers[1].DefaultBaseUrl.AbsoluteUri.TrimEnd('/')),
            (cut.Find("#connection-label").GetAttribute("placeholder"), cut.Find("#connection-url").GetAttribute("placeholder")));
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData(" ", "  ", null)]
    [InlineData("Mine", "https://relay.example/v2", "https://relay.example/v2")]
    public void Draft_EmptyNameAndAddress_AreTheProvidersOwn(string label, string address, string? expected)
    {
        var draft = ConnectionDraft.For(Providers[1]);
        (draft.Label, draft.BaseUrl, draft.Key) = (label, address, "sk-1234567890");

        var problems = draft.Check(Guard, EnglishTexts.Messages, asksWhoMayUseIt: false, out var checkedAddress);

        Assert.Equal(ConnectionProblems.None, problems);
        Assert.Equal(new Uri(expected ?? Providers[1].DefaultBaseUrl.AbsoluteUri), checkedAddress);
        Assert.Equal(label.Trim() is { Length: > 0 } name ? name : Providers[1].Name, draft.Name);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    public void Draft_OthersAreThere_AsksWhoMayUseIt(bool? isShared, bool asks, bool isMissing)
    {
        var draft = ConnectionDraft.For(Providers[0]);
        (draft.Key, draft.IsShared) = ("sk-1234567890", isShared);

        var problems = draft.Check(Guard, EnglishTexts.Messages, asks, out _);

        Assert.Equal(isMissing, problems.Sharing is not null);
    }

    [Fact]
    public void Form_Shared_IsAskedAndNothingIsAssumed()
    {
        var draft = ConnectionDraft.For(Providers[0]);
        var cut = Form(draft);

        Assert.All(cut.FindAll("input[name=sharing]"), choice => Assert.False(choice.HasAttribute("checked")));
        cut.FindAll("input[name=sharing]")[1].Change("on");
        Assert.False(draft.IsShared);
    }

    [Fact]
    public void Form_EveryProvider_SaysWhereToGetAKey() => Assert.All(Providers, provider =>
    {
        var link = Form(ConnectionDraft.For(provider)).Find("#connection-key-note a");

        Assert.Equal((provider.Links.Keys ?? provider.Links.Documentation).ToString(), link.GetAttribute("href"));
    });

    [Theory]
    [InlineData("name", "address", "key", "connection-label")]
    [InlineData(null, "address", "key", "connection-key")]
    [InlineData(null, null, "key", "connection-key")]
    public void Form_NewProblems_TakeTheFocusToTheFirstField(string? label, string? address, string? key, string expected)
    {
        var cut = Form(ConnectionDraft.For(Providers[0]));
        JSInterop.VerifyFocusAsyncInvoke(); // of the first field
        var before = Focused();

        cut.Render(with => with.Add(each => each.Problems, new ConnectionProblems(label, address, key)));

        if (expected == "connection-key") { JSInterop.VerifyFocusAsyncInvoke(2); }
        else { Assert.True(Focused() > before); }

        int Focused() => JSInterop.Invocations.Count(call => call.Identifier.Contains("focus", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Form_Problems_StandAtTheirFields()
    {
        var cut = Form(ConnectionDraft.For(Providers[0]), new ConnectionProblems(null, "127.0.0.1 is a private address.", "Paste the key."));

        Assert.Equal(("true", "true", "false"), (cut.Find("#connection-url").GetAttribute("aria-invalid"), cut.Find("#connection-key").GetAttribute("aria-invalid"), cut.Find("#connection-label").GetAttribute("aria-invalid")));
        Assert.Equal("127.0.0.1 is a private address.", Note(cut, "#connection-url"));
    }

    [Theory]
    [InlineData("uniall", "https://api.example.com/v1", true)]
    [InlineData("ezmodel", "https://api.example.com/v1/", true)]
    [InlineData("vidu", "https://relay.example.com/ent", true)]
    [InlineData("uniall", "https://api.example.com", false)]
    [InlineData("uniall", "https://api.example.com/v10", false)]
    [InlineData("uniall", "not an address", false)]
    public void Form_AddressEndsAsThePathsBegin_SaysSoAtTheField(string provider, string address, bool isSaid)
    {
        var draft = ConnectionDraft.For(Providers.Single(each => each.Id == provider));
        draft.BaseUrl = address;

        Assert.Equal(isSaid, Note(Form(draft), "#connection-url").StartsWith("The provider's paths begin with /", StringComparison.Ordinal));
    }

    [Fact]
    public void Form_ExistingConnection_OffersNoOtherProviderAndKeepsTheKey()
    {
        var cut = Form(ConnectionDraft.For(Providers.Single(provider => provider.Id == "vidu"), View));

        Assert.Empty(cut.FindAll("input[name=provider]"));
        Assert.Equal("•••• 9f3a", cut.Find("#connection-key").GetAttribute("placeholder"));
    }

    private IRenderedComponent<ConnectionRow> Row(ConnectionView view, bool canChange, bool isKeyUnreadable = false) =>
        Render<ConnectionRow>(with => with
            .Add(each => each.Connection, view)
            .Add(each => each.ProviderName, "Vidu")
            .Add(each => each.IsKeyUnreadable, isKeyUnreadable)
            .Add(each => each.CanChange, canChange)
            .Add(each => each.CanRemove, canChange)
            .Add(each => each.CanTest, canChange)
            .AddCascadingValue(new UserClock(Now, TimeZoneInfo.Utc)));

    private IRenderedComponent<ConnectionForm> Form(ConnectionDraft draft, ConnectionProblems? problems = null) =>
        Render<ConnectionForm>(with => with
            .Add(each => each.Draft, draft)
            .Add(each => each.Providers, Providers)
            .Add(each => each.CanShare, true)
            .Add(each => each.Problems, problems ?? ConnectionProblems.None));
}
