using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Admin;
using VideoWeb.Components.Admin.Catalog;
using VideoWeb.Components.Boards;
using VideoWeb.Components.Compare;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Lineage;
using VideoWeb.Components.Reconcile;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Sharing;
using VideoWeb.Components.Spending;
using VideoWeb.Components.Tags;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Workspace;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>The database fails while people click: whatever is pressed or changed, the page stays, says so, and works again afterwards.</summary>
public sealed class BrokenCommandTests(SqliteData data) : BrokenPageTest(data)
{
    // Both words with which a page says that the server did not answer.
    private const string Command = "The server could not";
    private const string Reading = "This could not be loaded";

    public static TheoryData<Type> Pages =>
    [
        typeof(TasksPage), typeof(TaskDetailPage), typeof(FramePage), typeof(ReconcilePage), typeof(ConnectionsPage), typeof(SandboxPage), typeof(WorkspacePage), typeof(SpendingPage), typeof(GalleryPage), typeof(TagsPage), typeof(BoardsPage), typeof(SharedLinksPage), typeof(ComparePage), typeof(LineagePage), typeof(StatisticsPage),
        typeof(ComposePage), typeof(NewWorkspacePage), typeof(AdminPage), typeof(CatalogPage), typeof(CatalogModelPage), typeof(OverlayPage),
    ];

    public static TheoryData<Type, DatabaseTrouble> TroubledPages => new(Pages.SelectMany(page => Enum.GetValues<DatabaseTrouble>(), (page, trouble) => (page.Data, trouble)));

    [Theory]
    [MemberData(nameof(TroubledPages))]
    public async Task Page_DatabaseFails_EveryControlIsAnsweredAndThePageStays(Type type, DatabaseTrouble trouble)
    {
        var page = await OpenAsync(type);
        await BreakAsync(trouble);
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

        Xunit.TestContext.Current.TestOutputHelper!.WriteLine($"{type.Name}, {trouble}: {pressed.Count} controls, told {told} times.");
        // Some ask the database for little, a new workspace wants its name first, the commands of boards stand in a sheet behind what closes it, and what is filled in here makes no order; every other page has a
        // command that fails now.
        // All that is chosen there is a link.
        Assert.True(pressed.Count > 0 || type == typeof(StatisticsPage) || type == typeof(LineagePage));
        var isQuiet = type.Namespace!.Contains(".Catalog", StringComparison.Ordinal) || type == typeof(GalleryPage) || type == typeof(BoardsPage) || type == typeof(FramePage) || type == typeof(StatisticsPage) || type == typeof(LineagePage) || type == typeof(NewWorkspacePage)
            || (type == typeof(ComposePage) && trouble != DatabaseTrouble.Broken);
        Assert.True(told > 0 || isQuiet, $"{pressed.Count} controls of {type.Name} were used, and none said that the server did not answer.");
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

    // Controls come and go as others are used; each is known by its place and words.
    private static IElement? Next(IRenderedComponent<IComponent> page, HashSet<string> pressed) => page
        .FindAll("button[blazor\\:onclick], [role=tab][blazor\\:onclick], select[blazor\\:onchange], input[blazor\\:onchange], textarea[blazor\\:onchange], input[blazor\\:oninput], form[blazor\\:onsubmit]")
        .FirstOrDefault(control => !control.HasAttribute("disabled") && pressed.Count < 200 && pressed.Add(NameOf(control)));

    private static string NameOf(IElement control) =>
        $"{control.LocalName}#{control.Id} {control.GetAttribute("aria-label")} {control.TextContent.Trim()} {control.GetAttribute("aria-controls")}";

    private static Task UseAsync(IElement control) => control.LocalName switch
    {
        "button" or "div" => control.ClickAsync(new MouseEventArgs { Detail = 1 }),
        "form" => control.SubmitAsync(),
        _ when control.HasAttribute("blazor:oninput") => control.InputAsync(new ChangeEventArgs { Value = "typed" }),
        "select" => control.ChangeAsync(new ChangeEventArgs { Value = control.QuerySelectorAll("option").LastOrDefault()?.GetAttribute("value") ?? "" }),
        // What is found has controls of its own.
        _ when control.GetAttribute("type") == "search" => control.ChangeAsync(new ChangeEventArgs { Value = "a" }),
        _ when control.GetAttribute("type") == "checkbox" => control.ChangeAsync(new ChangeEventArgs { Value = true }),
        _ => control.ChangeAsync(new ChangeEventArgs { Value = "7" }),
    };
}
