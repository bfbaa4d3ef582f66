using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class SpendingEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ByAManager_IsAFileWithEverybodysLinesAndAnotherMemberSeesTheirOwn()
    {
        await using var app = new VideoWebApp();
        var ada = await app.RegisterAsync("Ada", Token);
        var ben = await app.RegisterAsync("Ben", Token);
        var slug = await app.JoinTeamAsync("Ada", "Ben", WorkspaceRole.Member, Token);
        await SpendAsync(app, slug, "Ada", 2);
        await SpendAsync(app, slug, "Ben", 3);

        using var all = await ada.GetAsync($"/w/{slug}/spending/csv?period=Always", Token);
        using var own = await ben.GetAsync($"/w/{slug}/spending/csv?period=Always", Token);
        using var simulated = await ada.GetAsync($"/w/{slug}/spending/csv?period=Always&simulated=true", Token);
        using var before = await ada.GetAsync($"/w/{slug}/spending/csv?period=LastMonth", Token);

        Assert.Equal((HttpStatusCode.OK, "text/csv; charset=utf-8", "attachment"), (all.StatusCode, all.Content.Headers.ContentType!.ToString(), all.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal((true, true), (all.Headers.CacheControl!.NoStore, all.Headers.CacheControl.Private));
        Assert.Equal(Encoding.UTF8.GetPreamble(), (await all.Content.ReadAsByteArrayAsync(Token))[..3]);
        Assert.Equal(["2", "3"], await SpentAsync(all));
        Assert.Equal(["3"], await SpentAsync(own));
        Assert.Empty(await SpentAsync(simulated));
        Assert.Empty(await SpentAsync(before));
    }

    [Fact]
    public async Task Get_ByAStrangerOrOfNoPeriod_IsNotFound()
    {
        await using var app = new VideoWebApp();
        var ada = await app.RegisterAsync("Ada", Token);
        var eve = await app.RegisterAsync("Eve", Token);
        await app.RegisterAsync("Ben", Token);
        var slug = await app.JoinTeamAsync("Ada", "Ben", WorkspaceRole.Viewer, Token);

        using var foreign = await eve.GetAsync($"/w/{slug}/spending/csv", Token);
        using var unknown = await ada.GetAsync($"/w/nowhere/spending/csv", Token);
        using var nonsense = await ada.GetAsync($"/w/{slug}/spending/csv?period=77", Token);
        using var nobody = await app.Visit().GetAsync($"/w/{slug}/spending/csv", Token);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Found], [foreign.StatusCode, unknown.StatusCode, nonsense.StatusCode, nobody.StatusCode]);
    }

    private static async Task<IEnumerable<string>> SpentAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[^2]).Order(StringComparer.Ordinal);

    private static async Task SpendAsync(VideoWebApp app, string slug, string name, int clips)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<VideoWebDbContext>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var user = new UserId(db.Users.Single(one => one.DisplayName == name).Id);
        var workspace = (await app.Services.GetRequiredService<WorkspaceStore>().FindAsync(user, slug, Token))!.Id;
        db.Ledger.Add(new LedgerEntity(new LedgerTransfer { Series = 1, From = LedgerAccount.Reserved, To = LedgerAccount.Spent, Amount = Amount.Of(clips, Amount.Clips), Reason = LedgerReason.Reported })
        {
            WorkspaceId = workspace,
            TaskId = TaskId.New(now),
            MemberId = user,
            ConnectionId = ConnectionId.New(now),
            SeriesAt = now,
            At = now,
        });
        await db.SaveChangesAsync(Token);
    }
}
