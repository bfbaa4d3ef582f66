using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The whole program in this process, on a data folder of its own that goes with it.</summary>
public sealed class VideoWebApp : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyDictionary<string, string> _settings;

    /// <summary>Adds or replaces services of the program.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    public VideoWebApp() : this(new Dictionary<string, string>()) { }

    private VideoWebApp(IReadOnlyDictionary<string, string> settings) => _settings = settings;

    /// <summary>Starts with other settings than the defaults.</summary>
    public static VideoWebApp With(params (string Key, string Value)[] settings) => new(settings.ToDictionary(each => each.Key, each => each.Value));

    /// <summary>A browser without cookies whose requests say something more, such as where they come from.</summary>
    public Visitor Visit((string Name, string Value) header)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation(header.Name, header.Value);
        return new Visitor(client);
    }

    /// <summary>A browser without cookies.</summary>
    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    /// <summary>A browser whose person has just registered; the first one is the administrator.</summary>
    public async Task<Visitor> RegisterAsync(string name, CancellationToken cancellationToken)
    {
        var visitor = Visit();
        using var answer = await visitor.RegisterAsync(name, "/", cancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>Of somebody who has registered.</summary>
    public async Task<UserId> IdOfAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        var email = Visitor.EmailOf(name);
        return new UserId((await scope.ServiceProvider.GetRequiredService<VideoWebDbContext>().Users.SingleAsync(user => user.Email == email, cancellationToken)).Id);
    }

    /// <summary>A team of one person, which another one joins. The answer is its slug.</summary>
    public async Task<string> JoinTeamAsync(string owner, string joiner, WorkspaceRole role, CancellationToken cancellationToken)
    {
        var workspaces = Services.GetRequiredService<WorkspaceStore>();
        var host = await IdOfAsync(owner, cancellationToken);
        var team = await workspaces.CreateTeamAsync(host, "Crew", cancellationToken);
        var outcome = await workspaces.InviteAsync(new Actor(team.Id, host, team.Role), role, TimeSpan.FromDays(1), cancellationToken);
        var invitation = Assert.IsType<CreateInvitationResult.Created>(outcome).Invitation;
        Assert.NotNull(await workspaces.AcceptInvitationAsync(invitation.Token, await IdOfAsync(joiner, cancellationToken), cancellationToken));
        return team.Slug;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("", "*.sln");
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", _folder.Path);
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "None");
        builder.UseSetting("Accounts:SignInAttemptsPerMinute", "1000");
        builder.UseSetting("Media:Renditions", "false");
        foreach (var (key, value) in _settings) { builder.UseSetting(key, value); }
        if (Replace is { } replace) { builder.ConfigureTestServices(replace); }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder.Path)) { _folder.Dispose(); }
    }
}
