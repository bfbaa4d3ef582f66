using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class PresetStoreTests(DataFixture data)
{
    private readonly PresetStore _store = data.Presets;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_ThenList_ShowsThemByName()
    {
        var owner = await data.TeamAsync();
        var night = await SaveAsync(owner, "  Night 夜 ");
        var day = await SaveAsync(owner, "Day");

        Assert.Equal([day, night with { Name = "Night 夜" }], await _store.ListAsync(owner, Token));
        Assert.Equal("{\"n\":1}", await _store.ReadAsync(owner, day.Id, Token));
    }

    [Fact]
    public async Task Save_NameTaken_IsDeniedAndKeepsTheFirst()
    {
        var owner = await data.TeamAsync();
        var first = await SaveAsync(owner, "Day");

        var outcome = await _store.SaveAsync(owner, new NewPreset("Day ", "vidu", "x", "{}"), Token);

        Assert.Equal(new SavePresetResult.Rejected(Message.Of(MessageCode.PresetNameTaken)), outcome);
        Assert.Equal([first], await _store.ListAsync(owner, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    [InlineData("two\nlines")]
    [InlineData("123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1")]
    public async Task Save_NoName_IsDenied(string name)
    {
        var owner = await data.TeamAsync();

        Assert.Equal(
            new SavePresetResult.Rejected(Message.Of(MessageCode.PresetNameWrong, ("most", 80))),
            await _store.SaveAsync(owner, new NewPreset(name, "vidu", "x", "{}"), Token));
    }

    [Fact]
    public async Task Save_TooLargeOrTooMany_IsDenied()
    {
        var owner = await data.TeamAsync();
        var longest = new string('x', PresetStore.MaxBytes);

        Assert.IsType<SavePresetResult.Rejected>(await _store.SaveAsync(owner, new NewPreset("large", "vidu", "x", longest + "x"), Token));
        for (var number = 0; number < PresetStore.MaxCount; number++)
        {
            Assert.IsType<SavePresetResult.Saved>(await _store.SaveAsync(owner, new NewPreset($"{number}", "vidu", "x", number == 0 ? longest : "{}"), Token));
        }
        Assert.Equal(
            new SavePresetResult.Rejected(Message.Of(MessageCode.TooManyPresets, ("most", 200))),
            await _store.SaveAsync(owner, new NewPreset("one more", "vidu", "x", "{}"), Token));
    }

    [Fact]
    public async Task Rename_ToAFreeName_IsSavedAndToATakenOneDenied()
    {
        var owner = await data.TeamAsync();
        var day = await SaveAsync(owner, "Day");
        await SaveAsync(owner, "Night");
        data.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new SavePresetResult.Saved(day with { Name = "Noon", UpdatedAt = data.Time.GetUtcNow() }), await _store.RenameAsync(owner, day.Id, "Noon", Token));
        Assert.Equal(
            new SavePresetResult.Rejected(Message.Of(MessageCode.PresetNameTaken)),
            await _store.RenameAsync(owner, day.Id, "Night", Token));
        Assert.IsType<SavePresetResult.Saved>(await _store.RenameAsync(owner, day.Id, "Noon", Token));
    }

    [Fact]
    public async Task Delete_ItsOwn_IsGone()
    {
        var owner = await data.TeamAsync();
        var day = await SaveAsync(owner, "Day");

        await _store.DeleteAsync(owner, day.Id, Token);
        await _store.DeleteAsync(owner, day.Id, Token);

        Assert.Empty(await _store.ListAsync(owner, Token));
        Assert.Equal(PresetStore.Gone, await _store.RenameAsync(owner, day.Id, "x", Token));
    }

    [Fact]
    public async Task Everything_OfSomebodyElse_IsAsGoodAsNone()
    {
        var owner = await data.TeamAsync();
        var day = await SaveAsync(owner, "Day");
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var elsewhere = owner with { Workspace = (await data.TeamAsync()).Workspace };
        var stranger = await data.StrangerIn(owner.Workspace);

        foreach (var other in new[] { member, elsewhere, stranger })
        {
            Assert.Empty(await _store.ListAsync(other, Token));
            Assert.Null(await _store.ReadAsync(other, day.Id, Token));
            Assert.IsType<SavePresetResult.Rejected>(await _store.RenameAsync(other, day.Id, "mine", Token));
            await _store.DeleteAsync(other, day.Id, Token);
        }
        Assert.IsType<SavePresetResult.Rejected>(await _store.SaveAsync(stranger, new NewPreset("x", "vidu", "x", "{}"), Token));
        Assert.Equal([day], await _store.ListAsync(owner, Token));
    }

    private async Task<PresetRow> SaveAsync(Actor actor, string name) =>
        Assert.IsType<SavePresetResult.Saved>(await _store.SaveAsync(actor, new NewPreset(name, "vidu", "viduq2", "{\"n\":1}"), Token)).Preset;
}

public sealed class SqlitePresetStoreTests(SqliteData data) : PresetStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresPresetStoreTests(PostgresData data) : PresetStoreTests(data), IClassFixture<PostgresData>;
