using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Compose;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>What the page reads of a workspace, without the page.</summary>
public sealed class ComposeReaderTests(SqliteData data) : PageTest(data)
{
    private ComposeReader Reader => Services.GetRequiredService<ComposeReader>();

    [Fact]
    public async Task Read_TaskAndFileOfThisWorkspace_AreInTheWish()
    {
        var task = await ArchiveAsync(await CreateAsync("a red kite"));
        await Data.Get<FavouriteModelStore>().SetAsync(Here.User, new FavouriteModel("vidu", "viduq2"), true, Token);

        var reading = await Reader.ReadAsync(Here.Actor, new ComposeQuery(task.Id.ToString(), "used", "vidu/viduq2", task.Clip.ToString(), "first_frame"), Token);

        Assert.Equal(Connection, Assert.Single(reading.Connections).Id);
        Assert.Equal((task.Id, true, "vidu/viduq2", task.Clip, "first_frame"), (reading.Wish.Task!.Row.Id, reading.Wish.WithUsedSeed, reading.Wish.Model, reading.Wish.File!.Id, reading.Wish.Slot));
        Assert.Equal([new ModelReference("vidu", "viduq2")], reading.Favourites);
    }

    [Fact]
    public async Task Read_TaskOfAnotherWorkspace_IsLeftOut()
    {
        var elsewhere = await Data.TeamAsync();
        var task = await Data.CreateAsync(elsewhere, (await Data.ConnectAsync(elsewhere)).Id, "not ours");

        var reading = await Reader.ReadAsync(Here.Actor, new ComposeQuery(task.Id.ToString(), null, null, "no file at all", null), Token);

        Assert.Equal((null, false, null), (reading.Wish.Task, reading.Wish.WithUsedSeed, reading.Wish.File));
    }

    [Fact]
    public async Task ReadLatest_TasksOfThisWorkspace_NewestFirst()
    {
        await CreateAsync("first");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await CreateAsync("second");

        var latest = await Reader.ReadLatestAsync(Here.Actor, Token);

        Assert.Equal(["second", "first"], latest.Sets.SelectMany(set => set.Tasks).Select(row => row.Prompt));
        Assert.Equal("second", latest.Find(second.Id)!.Prompt);
    }

    [Fact]
    public async Task Toggle_FavouriteTwice_MarksAndTakesTheMarkAway()
    {
        var favourites = new FavouriteModels(Data.Get<FavouriteModelStore>(), Here.User);
        var model = new ModelReference("vidu", "viduq1");

        await favourites.ToggleAsync(model, Token);
        Assert.Equal([model], favourites.List);
        Assert.Equal([model], (await Reader.ReadAsync(Here.Actor, new ComposeQuery(null, null, null, null, null), Token)).Favourites);
        await favourites.ToggleAsync(model, Token);

        Assert.Empty(favourites.List);
        Assert.Empty(await Data.Get<FavouriteModelStore>().ListAsync(Here.User, Token));
    }
}
