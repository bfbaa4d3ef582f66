using System.Text.Json;
using Bunit;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
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
    public void Card_Full_ShowsTheMaskedKeyAndTheLastResult()
    {
        var cut = Card(View, canChange: true);

        Assert.Contains("•••• 9f3a", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("0a1b2c3d", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("The provider does not accept this key.", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("3 min ago", cut.Markup, StringComparison.Ordinal);
        Assert.Equal(["Test key", "Edit", "Remove"], cut.FindAll("button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public void Card_KeyCannotBeRead_SaysSoInPlaceOfTheLastResult()
    {
        var cut = Card(View, canChange: true, isKeyUnreadable: true);

        Assert.Equal(EnglishTexts.Of(Message.Of(MessageCode.StoredKeyUnreadable)), cut.Find(".result").TextContent.Trim());
        Assert.DoesNotContain("does not accept this key", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_Viewer_HasNoActions()
    {
        var cut = Card(View, canChange: false);

        Assert.Empty(cut.FindAll("button"));
    }

    [Fact]
    public void Card_NeverUsed_SaysSo()
    {
        var cut = Card(View with { LastUsedAt = null, LastResult = null }, canChange: true);

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

    [Fact]
    public void Form_AnotherProvider_BringsItsAddressButKeepsAnEditedName()
    {
        var draft = ConnectionDraft.For(Providers[0]);
        var cut = Form(draft);
        cut.Find("#connection-label").Change("My own name");

        cut.FindAll("input[type=radio]")[1].Change("on");

        Assert.Equal((Providers[1].Id, "My own name", Providers[1].DefaultBaseUrl.AbsoluteUri.TrimEnd('/')), (draft.Provider.Id, draft.Label, draft.BaseUrl));
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

        Assert.Empty(cut.FindAll("input[type=radio]"));
        Assert.Equal("•••• 9f3a", cut.Find("#connection-key").GetAttribute("placeholder"));
    }

    private IRenderedComponent<ConnectionCard> Card(ConnectionView view, bool canChange, bool isKeyUnreadable = false) =>
        Render<ConnectionCard>(with => with
            .Add(each => each.Connection, view)
            .Add(each => each.ProviderName, "Vidu")
            .Add(each => each.IsKeyUnreadable, isKeyUnreadable)
            .Add(each => each.CanChange, canChange)
            .Add(each => each.CanRemove, canChange)
            .Add(each => each.CanTest, canChange)
            .AddCascadingValue(new ReaderClock(Now, TimeZoneInfo.Utc)));

    private IRenderedComponent<ConnectionForm> Form(ConnectionDraft draft, ConnectionProblems? problems = null) =>
        Render<ConnectionForm>(with => with
            .Add(each => each.Draft, draft)
            .Add(each => each.Providers, Providers)
            .Add(each => each.Problems, problems ?? ConnectionProblems.None));
}
