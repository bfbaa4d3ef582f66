using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components.Compare;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Tasks;
using VideoWeb.Data;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;
using VideoWeb.Settings;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>What can befall the database while people click.</summary>
public enum DatabaseTrouble
{
    /// <summary>Every question fails.</summary>
    Broken,

    /// <summary>Another program holds the file; what is there can be read.</summary>
    Locked,

    /// <summary>The disk takes nothing more; what is there can be read.</summary>
    ReadOnly,
}

/// <summary>Any page, filled, on a database that fails when a test says so.</summary>
public abstract class BrokenPageTest : PageTest
{
    private Func<Task> _mend = () => Task.CompletedTask;

    protected BrokenPageTest(SqliteData data)
        : base(data, services => services
            .AddSingleton<UserAdministration>().AddSingleton(data.Get<DataOptions>()).Configure<AccountOptions>(_ => { })
            .AddScoped(_ => data.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContext())
            .AddDataProtection().Services
            .AddIdentityCore<User>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<VideoWebDbContext>().AddDefaultTokenProviders()) => JSInterop.Mode = JSRuntimeMode.Loose;

    public static TheoryData<DatabaseTrouble> Troubles => [.. Enum.GetValues<DatabaseTrouble>()];

    protected static IElement Button(IRenderedComponent<IComponent> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    protected async Task<IRenderedComponent<IComponent>> OpenAsync(Type type)
    {
        var task = await ArchiveAsync(await CreateAsync("a red kite"));
        await Data.Get<TagStore>().AddAsync(Here.Actor, [ClipId.Of(task.Id)], "sails", Token);
        await Data.Get<BoardStore>().CreateAsync(Here.Actor, "Film", null, Token);
        await Data.Get<ShareLinkStore>().CreateAsync(Here.Actor, [ClipId.Of(task.Id)], new("For the client", TimeSpan.FromDays(1)), Token);
        await CreateAsync("a second kite");
        var rival = await ArchiveAsync(await CreateAsync("a rival kite"));
        if (type == typeof(ComparePage)) { GoTo($"/w/{Here.Slug}/compare?clips={task.Id},{rival.Id}"); }
        var lost = await MoveAsync(await CreateAsync("a lost kite"), row => row with { State = TaskState.Unknown });
        await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        var user = type.Namespace!.Contains(".Admin", StringComparison.Ordinal) ? await Data.AdministratorAsync() : Here.User;
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.ToString()), new(ClaimTypes.Role, ClaimNames.Administrator)], "Test"));
        RenderTree.TryAdd<CascadingValue<Task<AuthenticationState>>>(value => value.Add(cascade => cascade.Value, Task.FromResult(new AuthenticationState(person))));
        var parameters = new Dictionary<string, object?>
        {
            ["Slug"] = Here.Slug,
            ["Id"] = type == typeof(GalleryPage) ? null : (type == typeof(TaskDetailPage) ? lost : task).Id.ToString(),
            ["ProviderId"] = "vidu",
            ["ModelId"] = "viduq3-turbo",
        };
        return Render(builder =>
        {
            builder.OpenComponent(0, type);
            foreach (var (name, value) in parameters.Where(parameter => type.GetProperty(parameter.Key)?.IsDefined(typeof(ParameterAttribute), inherit: true) == true))
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
            // Where the page's dialogs open.
            builder.OpenComponent<MudDialogProvider>(2);
            builder.CloseComponent();
        });
    }

    protected async Task BreakAsync(DatabaseTrouble trouble)
    {
        switch (trouble)
        {
            case DatabaseTrouble.Locked:
                var held = await Data.LockAsync();
                _mend = () => held.DisposeAsync().AsTask();
                break;
            case DatabaseTrouble.ReadOnly:
                var closed = Data.MakeReadOnly();
                _mend = () => closed.DisposeAsync().AsTask();
                break;
            default:
                await using (var db = await Data.OpenAsync())
                {
                    string[] away = [.. db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct()];
                    await RenameAsync(away, table => (table, $"{table}Away"));
                    _mend = () => RenameAsync(away, table => ($"{table}Away", table));
                }

                break;
        }
    }

    protected async Task MendAsync()
    {
        await _mend();
        _mend = () => Task.CompletedTask;
    }

    private async Task RenameAsync(IEnumerable<string> tables, Func<string, (string From, string To)> name)
    {
        await using var db = await Data.OpenAsync();
        foreach (var (from, to) in tables.Select(name))
        {
            // The names are the model's own.
            var sql = $"ALTER TABLE \"{from}\" RENAME TO \"{to}\"";
            await db.Database.ExecuteSqlRawAsync(sql, Token);
        }
    }
}
