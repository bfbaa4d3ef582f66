using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The whole program with a workspace of clips that have their files, and a visitor who is not signed in.</summary>
public sealed class ShareSite : IAsyncLifetime
{
    // It would be sent, were the engine quicker than the test: nobody listens there.
    private static readonly Uri Nowhere = new("https://relay.invalid/v2");

    public const string Prompt = "A prompt that stays within the team";

    public Visitor Nobody { get; private set; } = default!;

    public Actor Owner { get; private set; } = default!;

    public IReadOnlyList<ClipId> Clips { get; private set; } = [];

    public IReadOnlyList<AssetRow> Files { get; private set; } = [];

    public AssetRow Poster { get; private set; } = default!;

    public AssetRow Marked { get; private set; } = default!;

    public ShareLinkStore Links => App.Services.GetRequiredService<ShareLinkStore>();

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public VideoWebApp App { get; private set; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Another program in place of the first, with settings of its own.</summary>
    public async Task StartAsync(params (string Key, string Value)[] settings)
    {
        if (settings.Length > 0)
        {
            await App.DisposeAsync();
            App = VideoWebApp.With(settings);
        }

        await App.RegisterAsync("Mira", Token);
        Nobody = App.Visit();
        var user = await App.IdOfAsync("Mira", Token);
        var membership = (await Get<WorkspaceStore>().ListAsync(user, Token)).Single();
        Owner = new Actor(membership.Id, user, membership.Role);
        var connection = Assert.IsType<SaveConnectionResult.Saved>(await Get<ConnectionStore>().AddAsync(
            Owner, new("vidu", "Vidu", Nowhere, new SecretKey("vidu-key-0123456789"), IsShared: true, Overrides: null, IsSandbox: false), Token)).Connection.Id;
        List<(ClipId Clip, AssetRow File)> made = [];
        for (var number = 0; number < 3; number++) { made.Add(await MakeAsync(connection)); }

        (Clips, Files) = ([.. made.Select(each => each.Clip)], [.. made.Select(each => each.File)]);
        Poster = await AddAsync(Files[0], AssetKind.Poster, "image/webp");
        Assert.True(await Get<AssetStore>().SetPosterAsync(Owner.Workspace, Files[0].TaskId!.Value, Poster, Token));
        Marked = await AddAsync(Files[1], AssetKind.Watermarked, "video/mp4");
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VideoWeb.Data.VideoWebDbContext>();
        db.Assets.Add(Marked);
        await db.SaveChangesAsync(Token);
    }

    /// <summary>The path of a link for all three clips, unless others are named.</summary>
    public async Task<(string Path, ShareLinkId Id)> ShareAsync(NewShareLink? wanted = null, params ClipId[] clips)
    {
        var address = Assert.IsType<ShareClipsResult.Shared>(await Links.CreateAsync(Owner, clips.Length == 0 ? Clips : clips, wanted ?? new("For the client", TimeSpan.FromDays(30)), Token)).Address;
        return ($"/s/{address.Token}", address.Link);
    }

    public static byte[] BytesOf(AssetRow file) => [.. Enumerable.Range(0, 1000).Select(index => (byte)(index + file.RelativePath.Length + file.RelativePath[^7]))];

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private async Task<(ClipId Clip, AssetRow File)> MakeAsync(ConnectionId connection)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var created = Assert.IsType<CreateTaskResult.Created>(await Get<TaskStore>().CreateAsync(Owner, SampleTask.New(connection, now, Prompt), Token));
        var task = (await Get<TaskStore>().FindAsync(Owner, created.Id, Token))!;
        var file = await AddAsync(new AssetRow(default, Owner.Workspace, created.Id, AssetKind.Clip, "", "", 1000, "video/mp4"), AssetKind.Clip, "video/mp4");
        var after = task with { State = TaskState.Archived, Clip = file.Id, FinishedAt = now, UpdatedAt = now, Version = task.Version + 1 };
        Assert.True(await Get<EngineTaskStore>().SaveAsync(new(task, after, new("archived", Message.Recorded("?"))) { NewAssets = [file] }, Token));
        return (ClipId.Of(created.Id), file);
    }

    private async Task<AssetRow> AddAsync(AssetRow beside, AssetKind kind, string type)
    {
        var id = AssetId.New(DateTimeOffset.UnixEpoch.AddYears(56));
        var path = $"{Owner.Workspace}/{id}.{kind}";
        var row = beside with { Id = id, Kind = kind, RelativePath = path, ContentType = type, Sha256 = Convert.ToHexStringLower(SHA256.HashData(id.Value.ToByteArray())), Bytes = 1000 };
        var full = Get<MediaStore>().PathOf(row);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllBytesAsync(full, BytesOf(row), Token);
        return row;
    }
}
