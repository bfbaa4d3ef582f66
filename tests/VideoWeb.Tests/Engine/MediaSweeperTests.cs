using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class MediaSweeperTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SweepFiles_NobodyNamesThem_DeletesTheOldOnesAlone()
    {
        await using var engine = await StartAsync();
        var clip = await ArchiveAsync(engine);
        var media = engine.Get<EngineOptions>().MediaFolder;
        var folder = Path.GetDirectoryName(clip)!;
        var (old, young) = (Path.Combine(folder, "left.part"), Path.Combine(folder, "young.part"));
        var (foreign, root) = (Path.Combine(media, "lost+found", "inode"), Path.Combine(media, "README"));
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        foreach (var file in new[] { old, young, foreign, root }) { await File.WriteAllTextAsync(file, "x", Token); }
        foreach (var file in new[] { clip, old, foreign, root }) { File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch); }

        var deleted = await engine.Get<MediaSweeper>().SweepFilesAsync(Token);

        Assert.Equal(1, deleted);
        Assert.Equal([true, false, true, true, true], new[] { clip, old, young, foreign, root }.Select(File.Exists));
    }

    [Fact]
    public async Task SweepFiles_ClipThatMayNotBeWhole_StaysUntilItsTaskHasEnded()
    {
        await using var engine = await StartAsync();
        var clip = await ArchiveAsync(engine);
        var doubtful = Path.ChangeExtension(clip, ".doubtful");
        await File.WriteAllTextAsync(doubtful, "x", Token);
        File.SetLastWriteTimeUtc(doubtful, DateTime.UnixEpoch);
        Assert.True(TaskId.TryParse(Path.GetFileNameWithoutExtension(clip), out var task));

        // As one that was set aside while its clip was being fetched.
        await MoveAsync(engine, task, TaskState.Succeeded);
        var early = (await engine.Get<MediaSweeper>().SweepFilesAsync(Token), File.Exists(doubtful));
        await MoveAsync(engine, task, TaskState.Archived);
        var late = (await engine.Get<MediaSweeper>().SweepFilesAsync(Token), File.Exists(doubtful));

        Assert.Equal(((0, true), (1, false)), (early, late));
    }

    [Fact]
    public async Task SweepFiles_Uploads_KeepsThemAndDeletesWhatACrashLeftOfOthers()
    {
        await using var engine = await StartAsync();
        var outcome = await engine.Get<MediaIntake>().TakeAsync(engine.Actor, "kite.png", new MemoryStream(SampleMedia.Png()), null, null, Token);
        var unused = engine.Get<MediaStore>().PathOf(Assert.IsType<UploadOutcome.Stored>(outcome).Asset);
        var folder = Path.GetDirectoryName(unused)!;
        var (old, young) = (Path.Combine(folder, "old.part"), Path.Combine(folder, "young.part"));
        foreach (var file in new[] { old, young }) { await File.WriteAllTextAsync(file, "x", Token); }
        foreach (var file in new[] { unused, old }) { File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch); }

        var deleted = await engine.Get<MediaSweeper>().SweepFilesAsync(Token);

        Assert.Equal(1, deleted);
        Assert.Equal([true, false, true], new[] { unused, old, young }.Select(File.Exists));
    }

    [Fact]
    public async Task SweepUploads_NothingHasUsedOne_ItIsGoneWithItsFile()
    {
        var clock = new TestClock();
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: false, services: services => services.AddSingleton<TimeProvider>(clock));
        var outcome = await engine.Get<MediaIntake>().TakeAsync(engine.Actor, "kite.png", new MemoryStream(SampleMedia.Png()), null, null, Token);
        var asset = Assert.IsType<UploadOutcome.Stored>(outcome).Asset;
        var file = engine.Get<MediaStore>().PathOf(asset);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        clock.Advance(TimeSpan.FromDays(6.9));
        var early = await engine.Get<MediaSweeper>().SweepUploadsAsync(Token);
        clock.Advance(TimeSpan.FromDays(0.2));
        var late = await engine.Get<MediaSweeper>().SweepUploadsAsync(Token);

        Assert.Equal((0, 1, false), (early, late, File.Exists(file)));
        Assert.Null(await engine.Get<AssetStore>().FindAsync(engine.Actor, asset.Id, Token));
    }

    [Fact]
    public async Task SweepTrash_AClipLiesThereForTooLong_ItIsGoneWithItsFile()
    {
        var clock = new TestClock();
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: false, services: services => services.AddSingleton<TimeProvider>(clock));
        var row = (await engine.Get<TaskStore>().FindAsync(engine.Actor, await engine.SubmitAsync("uniall", JudgeHost.Prompt("deleted")), Token))!;
        var asset = new AssetRow(AssetId.New(clock.GetUtcNow()), row.Workspace, row.Id, AssetKind.Clip, $"{row.Workspace}/2026-11/{row.Id}.mp4", new string('a', 64), 1, "video/mp4");
        var file = engine.Get<MediaStore>().PathOf(asset);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "x", Token);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        var archived = row with { State = TaskState.Archived, Clip = asset.Id, FinishedAt = clock.GetUtcNow(), Version = row.Version + 1 };
        Assert.True(await engine.Get<EngineTaskStore>().SaveAsync(new TaskTransition(row, archived, new NewTaskEvent("moved", Message.Recorded("It moved."))) { NewAssets = [asset] }, Token));
        await engine.Get<ClipCommands>().SetTrashedAsync(engine.Actor, [ClipId.Of(row.Id)], isTrashed: true, Token);

        clock.Advance(TimeSpan.FromDays(29.9));
        var early = (await engine.Get<MediaSweeper>().SweepTrashAsync(Token), File.Exists(file));
        clock.Advance(TimeSpan.FromDays(0.2));
        var late = (await engine.Get<MediaSweeper>().SweepTrashAsync(Token), File.Exists(file));

        Assert.Equal(((0, true), (1, false)), (early, late));
        Assert.Null(await engine.Get<GalleryStore>().FindAsync(engine.Actor, ClipId.Of(row.Id), Token));
    }

    [Fact]
    public async Task SweepFiles_NearlyAllAreUnknown_DeletesNothing()
    {
        await using var engine = await StartAsync();
        var folder = Path.Combine(engine.Get<EngineOptions>().MediaFolder, engine.Actor.Workspace.ToString());
        Directory.CreateDirectory(folder);
        for (var number = 0; number < 101; number++)
        {
            var file = Path.Combine(folder, $"{number}.mp4");
            await File.WriteAllTextAsync(file, "x", Token);
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }

        var deleted = await engine.Get<MediaSweeper>().SweepFilesAsync(Token);

        Assert.Equal((0, 101), (deleted, Directory.GetFiles(folder).Length));
    }

    [Fact]
    public async Task SweepRows_AFileIsGone_CountsItAndKeepsTheRow()
    {
        await using var engine = await StartAsync();
        var clip = await ArchiveAsync(engine);
        var before = await engine.Get<MediaSweeper>().SweepRowsAsync(Token);
        File.Delete(clip);

        var after = await engine.Get<MediaSweeper>().SweepRowsAsync(Token);

        Assert.Equal((0, 1, 1), (before, after, engine.Get<ArchiveHealth>().MissingFiles));
        Assert.NotEmpty(await engine.Get<AssetStore>().ListAllAsync(null, 10, Token));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> ArchiveAsync(EngineHost engine)
    {
        var row = await engine.WaitForEndAsync(await engine.SubmitAsync("uniall", JudgeHost.Prompt("kept")));
        var detail = await engine.DetailAsync(row.Id);
        return engine.Get<MediaStore>().PathOf(detail.Assets.Single(asset => asset.Kind == AssetKind.Clip));
    }

    private Task<EngineHost> StartAsync() => EngineHost.StartAsync(_folder.Path, judge.Origin);

    private static async Task MoveAsync(EngineHost engine, TaskId task, TaskState state)
    {
        var row = (await engine.Get<TaskStore>().FindAsync(engine.Actor, task, Token))!;
        var moved = row with { State = state, IsSuspended = state == TaskState.Succeeded, Version = row.Version + 1 };
        Assert.True(await engine.Get<EngineTaskStore>().SaveAsync(new TaskTransition(row, moved, new NewTaskEvent("moved", Message.Recorded("It moved."))), Token));
    }
}
