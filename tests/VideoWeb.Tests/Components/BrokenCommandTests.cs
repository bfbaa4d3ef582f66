using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Admin;
using VideoWeb.Components.Admin.Catalog;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Reconcile;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Spending;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Workspace;
using VideoWeb.Data;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;
using VideoWeb.Settings;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>The database stops answering while people click: whatever is pressed or changed, the page stays, says so, and works again afterwards.</summary>
public sealed class BrokenCommandTests : PageTest
{
    // Both words with which a page says that the server did not answer.
    private const string Command = "The server could not";
    private const string Reading = "This could not be loaded";

    private IReadOnlyList<string> _away = [];

    public BrokenCommandTests(SqliteData data)
        : base(data, services => services
            .AddSingleton<UserAdministration>().AddSingleton(data.Get<DataOptions>()).Configure<AccountOptions>(_ => { })
            .AddScoped(_ => data.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContext())
            .AddDataProtection().Services
            .AddIdentityCore<User>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<VideoWebDbContext>().AddDefaultTokenProviders()) => JSInterop.Mode = JSRuntimeMode.Loose;

    public static TheoryData<Type> Pages =>
    [
        typeof(TasksPage), typeof(TaskDetailPage), typeof(FramePage), typeof(ReconcilePage), typeof(ConnectionsPage), typeof(WorkspacePage), typeof(SpendingPage), typeof(GalleryPage),
        typeof(ComposePage), typeof(NewWorkspacePage), typeof(AdminPage), typeof(CatalogPage), typeof(CatalogModelPage), typeof(OverlayPage),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_DatabaseGoesAway_EveryControlIsAnsweredAndThePageStays(Type type)
    {
        var page = await OpenAsync(type);
        await BreakAsync();
        var pressed = new HashSet<string>();
        var told = 0;

        try
        {
            while (Next(page, pressed) is { } control)
            {
                await UseAsync(control);
                Assert.NotNull(page.Find("[data-task], h1"));
                if (page.Markup.Contains(Command, StringComparison.Ordinal) || page.Markup.Contains(Reading, StringComparison.Ordinal)) { told++; }
            }
        }
        finally
        {
            await MendAsync();
        }

        Xunit.TestContext.Current.TestOutputHelper!.WriteLine($"{type.Name}: {pressed.Count} controls, told {told} times.");
        // Some ask the database for little, and a new workspace wants its name first; every other page has a command that fails now.
        Assert.NotEmpty(pressed);
        Assert.True(told > 0 || type.Namespace!.Contains(".Catalog", StringComparison.Ordinal) || type == typeof(GalleryPage) || type == typeof(FramePage) || type == typeof(NewWorkspacePage), $"{pressed.Count} controls of {type.Name} were used, and none said that the server did not answer.");
    }

    [Fact]
    public async Task Pages_ThatAreInteractive_AreAllTried()
    {
        var routable = typeof(VideoWeb.Components.App).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Length > 0
                && type.GetCustomAttributes(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: true).Length == 0
                && type.GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
                    .Any(property => property.IsDefined(typeof(InjectAttribute), inherit: true) && property.PropertyType != typeof(NavigationManager)));

        Assert.Equal(routable.Select(type => type.Name).Order(), Pages.Select(page => page.Data.Name).Order());
        Assert.All(Pages, page => Assert.True(page.Data.IsAssignableTo(typeof(LiveComponentBase)), page.Data.Name));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task NewWorkspace_DatabaseComesBack_TheNameIsStillThereAndTheNextClickMakesIt()
    {
        var page = await OpenAsync(typeof(NewWorkspacePage));
        await page.Find("#new-workspace").InputAsync(new ChangeEventArgs { Value = "Night shift" });
        await BreakAsync();

        await page.Find("form").SubmitAsync();
        var told = page.Find("[role=alert]").TextContent.Trim();
        await MendAsync();
        await page.Find("form").SubmitAsync();

        Assert.Equal("The server could not do this. Try again in a moment.", told);
        Assert.Equal("Night shift", page.Find("#new-workspace").GetAttribute("value"));
        Assert.Contains(await Data.Workspaces.ListAsync(Here.User, Token), workspace => workspace.Name == "Night shift");
    }

    [Fact]
    public async Task Budget_DatabaseComesBack_TheLimitIsStillThereAndTheNextClickSetsIt()
    {
        var page = await OpenAsync(typeof(SpendingPage));
        await page.Find("#budget-limit").ChangeAsync(new ChangeEventArgs { Value = "12" });
        await BreakAsync();

        await Button(page, "Set budget").ClickAsync(new MouseEventArgs());
        var told = page.Find("[role=alert]").TextContent.Trim();
        var typed = page.Find("#budget-limit").GetAttribute("value");
        await MendAsync();
        await Button(page, "Set budget").ClickAsync(new MouseEventArgs());

        Assert.Equal(("The server could not do this. Try again in a moment.", "12"), (told, typed));
        page.WaitForAssertion(() => Assert.Contains("12 clips a month", page.Find("ul.panel li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preset_DatabaseComesBack_TheNameIsStillThereAndTheNextClickSavesIt()
    {
        var page = await OpenAsync(typeof(ComposePage));
        await Button(page, "Presets").ClickAsync(new MouseEventArgs());
        await page.Find("#preset-name").ChangeAsync(new ChangeEventArgs { Value = "Evening" });
        await BreakAsync();

        await page.Find("#preset-save").ClickAsync(new MouseEventArgs());
        var told = page.Find(".compose-dialog [role=alert]").TextContent.Trim();
        await MendAsync();
        var typed = page.Find("#preset-name").GetAttribute("value");
        await page.Find("#preset-save").ClickAsync(new MouseEventArgs());

        Assert.Equal(("The server could not do this. Try again in a moment.", "Evening"), (told, typed));
        Assert.Equal("Evening", Assert.Single(await Data.Presets.ListAsync(Here.Actor, Token)).Name);
    }

    private static IElement Button(IRenderedComponent<IComponent> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    // Controls come and go as others are used; each is known by its place and words.
    private static IElement? Next(IRenderedComponent<IComponent> page, HashSet<string> pressed) => page
        .FindAll("button[blazor\\:onclick], select[blazor\\:onchange], input[blazor\\:onchange], textarea[blazor\\:onchange], input[blazor\\:oninput], form[blazor\\:onsubmit]")
        .FirstOrDefault(control => !control.HasAttribute("disabled") && pressed.Count < 200 && pressed.Add(NameOf(control)));

    private static string NameOf(IElement control) =>
        $"{control.LocalName}#{control.Id} {control.GetAttribute("aria-label")} {control.TextContent.Trim()} {control.GetAttribute("aria-controls")}";

    private static Task UseAsync(IElement control) => control.LocalName switch
    {
        "button" => control.ClickAsync(new MouseEventArgs { Detail = 1 }),
        "form" => control.SubmitAsync(),
        _ when control.HasAttribute("blazor:oninput") => control.InputAsync(new ChangeEventArgs { Value = "typed" }),
        "select" => control.ChangeAsync(new ChangeEventArgs { Value = control.QuerySelectorAll("option").LastOrDefault()?.GetAttribute("value") ?? "" }),
        _ when control.GetAttribute("type") == "checkbox" => control.ChangeAsync(new ChangeEventArgs { Value = true }),
        _ => control.ChangeAsync(new ChangeEventArgs { Value = "7" }),
    };

    private async Task<IRenderedComponent<IComponent>> OpenAsync(Type type)
    {
        var task = await ArchiveAsync(await CreateAsync("a red kite"));
        await CreateAsync("a second kite");
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
        return Render<IComponent>(builder =>
        {
            builder.OpenComponent(0, type);
            foreach (var (name, value) in parameters.Where(parameter => type.GetProperty(parameter.Key)?.IsDefined(typeof(ParameterAttribute), inherit: true) == true))
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
        });
    }

    private async Task BreakAsync()
    {
        await using var db = await Data.OpenAsync();
        _away = [.. db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct()];
        foreach (var table in _away) { await RenameAsync(db, table, $"{table}Away"); }
    }

    private async Task MendAsync()
    {
        await using var db = await Data.OpenAsync();
        foreach (var table in _away) { await RenameAsync(db, $"{table}Away", table); }
        _away = [];
    }

    private static Task<int> RenameAsync(VideoWebDbContext db, string from, string to)
    {
        // The names are the model's own.
        var sql = $"ALTER TABLE \"{from}\" RENAME TO \"{to}\"";
        return db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
