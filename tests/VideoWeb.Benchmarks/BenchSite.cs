using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>The whole program in this process, on Kestrel and on a data folder of its own that goes with it.</summary>
internal sealed partial class BenchSite : WebApplicationFactory<Components.App>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-site-").FullName;

    private BenchSite() { }

    /// <summary>Where it listens, without a trailing slash.</summary>
    public string Address { get; private set; } = "";

    public static BenchSite Start()
    {
        var site = new BenchSite();
        site.UseKestrel(0);
        site.StartServer();
        site.Address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        return site;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Whoever registered with this address, in their own workspace, with a connection to the sandbox.</summary>
    public async Task<(Actor Actor, string Slug, ConnectionId Connection)> FindAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(email) ?? throw new InvalidOperationException("Nobody has registered.");
        var workspace = (await Get<WorkspaceStore>().ListAsync(new UserId(user.Id), CancellationToken.None))[0];
        var actor = new Actor(workspace.Id, new UserId(user.Id), workspace.Role);
        var connection = new NewConnection("vidu", "Bench", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), IsShared: false, null, IsSandbox: true);
        var added = await Get<ConnectionStore>().AddAsync(actor, connection, CancellationToken.None);
        return added is SaveConnectionResult.Saved saved ? (actor, workspace.Slug, saved.Connection.Id) : throw new InvalidOperationException($"{added}");
    }

    /// <summary>Makes an account and keeps its cookies.</summary>
    public async Task<(Actor Actor, string Slug, ConnectionId Connection)> RegisterAsync(CookieContainer cookies)
    {
        const string Page = "/account/register";
        const string Email = "circuits@example.com";
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies }) { BaseAddress = new Uri(Address) };
        var token = TokenField().Match(await http.GetStringAsync(new Uri(Page, UriKind.Relative))).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "register",
            ["__RequestVerificationToken"] = token,
            ["Input.DisplayName"] = "Bench",
            ["Input.Email"] = Email,
            ["Input.Password"] = "correct horse battery",
        });
        using var answer = await http.PostAsync(new Uri(Page, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return await FindAsync(Email);
    }

    /// <summary>A task that the engine does not know of, so that only the caller moves it.</summary>
    public async Task<TaskRow> CreateTaskAsync(Actor actor, ConnectionId connection, string prompt)
    {
        var provider = Get<LiveCatalog>().Current.FindProvider("vidu")!;
        var task = BenchEngine.NewTask(provider, connection, prompt) with { IsSandbox = true };
        if (await Get<TaskStore>().CreateAsync(actor, task, CancellationToken.None) is not CreateTaskResult.Created) { throw new InvalidOperationException("The task was refused."); }

        Get<ChangeFeed>().Publish(actor.Workspace, task.Id);
        return (await Get<TaskStore>().FindAsync(actor, task.Id, CancellationToken.None))!;
    }

    /// <summary>A task that has ended with a clip, of whose files there is none.</summary>
    public async Task<TaskRow> CreateClipAsync(Actor actor, ConnectionId connection, string prompt)
    {
        var task = await CreateTaskAsync(actor, connection, prompt);
        AssetRow File(AssetKind kind, string type) => new(
            AssetId.New(TimeProvider.System.GetUtcNow()), actor.Workspace, task.Id, kind, $"bench/{task.Id}.{kind}", new string('0', 64), 1_000_000, type, Width: 1280, Height: 720, Seconds: 5);
        AssetRow[] files = [File(AssetKind.Clip, "video/mp4"), File(AssetKind.Poster, "image/jpeg")];
        var (after, _) = await MoveAsync(task, before => before with { State = TaskState.Archived, FinishedAt = TimeProvider.System.GetUtcNow(), Clip = files[0].Id, Poster = files[1].Id }, files);
        return after;
    }

    /// <summary>Commits a move and publishes it, as the engine does.</summary>
    /// <returns>The row after it, and the instant at which it was committed.</returns>
    public async Task<(TaskRow After, DateTimeOffset Committed)> MoveAsync(TaskRow before, Func<TaskRow, TaskRow> change, params IReadOnlyList<AssetRow> files)
    {
        var after = change(before) with { UpdatedAt = TimeProvider.System.GetUtcNow(), Version = before.Version + 1 };
        if (!await Get<EngineTaskStore>().SaveAsync(new TaskTransition(before, after, new NewTaskEvent("moved", Message.Of(MessageCode.BeingMade))) { NewAssets = files }, CancellationToken.None))
        {
            throw new InvalidOperationException("Somebody else has moved the task.");
        }

        var committed = TimeProvider.System.GetUtcNow();
        Get<ChangeFeed>().Publish(after.Workspace, after.Id);
        return (after, committed);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("", "*.sln");
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "None");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder)) { Directory.Delete(_folder, recursive: true); }
    }
}
