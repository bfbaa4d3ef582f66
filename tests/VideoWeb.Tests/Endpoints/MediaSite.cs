using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The whole program with an owner who has one clip on disk, a stranger with a workspace of their own, and a visitor who is not signed in.</summary>
public sealed class MediaSite : IAsyncLifetime
{
    private readonly VideoWebApp _app = new();

    public byte[] Bytes { get; } = [.. Enumerable.Range(0, 1000).Select(index => (byte)index)];

    public Visitor Owner { get; private set; } = default!;

    public Visitor Stranger { get; private set; } = default!;

    public Visitor Nobody { get; private set; } = default!;

    public string Slug { get; private set; } = "";

    public AssetRow Clip { get; private set; } = default!;

    public IServiceProvider Services => _app.Services;

    private Actor OwnerActor { get; set; } = default!;

    public string ClipPath => $"/w/{Slug}/media/{Clip.Id}";

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Owner = await _app.RegisterAsync("Mira", token);
        Stranger = await _app.RegisterAsync("Sam", token);
        Nobody = _app.Visit();

        using var scope = _app.Services.CreateScope();
        var email = Visitor.EmailOf("Mira");
        var user = new UserId(scope.ServiceProvider.GetRequiredService<VideoWebDbContext>().Users.Single(one => one.Email == email).Id);
        var membership = (await _app.Services.GetRequiredService<WorkspaceStore>().ListAsync(user, token)).Single();
        (Slug, OwnerActor) = (membership.Slug, new Actor(membership.Id, user, membership.Role));
        Clip = await AddAsync($"{membership.Id}/kite.mp4", "video/mp4");
        var path = _app.Services.GetRequiredService<MediaStore>().PathOf(Clip);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, Bytes, token);
    }

    /// <summary>A row; whether there is a file is the caller's business.</summary>
    public async Task<AssetRow> AddAsync(string relativePath, string contentType)
    {
        var row = new AssetRow(
            AssetId.New(DateTimeOffset.UnixEpoch), OwnerActor.Workspace, null, AssetKind.Upload, relativePath,
            Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(relativePath))), Bytes.Length, contentType);
        Assert.NotNull(await _app.Services.GetRequiredService<AssetStore>().KeepUploadAsync(OwnerActor, row, TestContext.Current.CancellationToken));
        return row;
    }

    /// <summary>Somebody who may only look in a team of the owner's, and the team's slug.</summary>
    public async Task<(Visitor Viewer, string Slug)> JoinAsViewerAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var viewer = await _app.RegisterAsync("Vera", token);
        using var scope = _app.Services.CreateScope();
        var email = Visitor.EmailOf("Vera");
        var user = new UserId(scope.ServiceProvider.GetRequiredService<VideoWebDbContext>().Users.Single(one => one.Email == email).Id);
        var workspaces = _app.Services.GetRequiredService<WorkspaceStore>();
        var team = await workspaces.CreateTeamAsync(OwnerActor.User, "Crew", token);
        var invitation = Assert.IsType<CreateInvitationResult.Created>(await workspaces.InviteAsync(new Actor(team.Id, OwnerActor.User, WorkspaceRole.Owner), WorkspaceRole.Viewer, TimeSpan.FromDays(1), token)).Invitation;
        Assert.NotNull(await workspaces.AcceptInvitationAsync(invitation.Token, user, token));
        return (viewer, team.Slug);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
