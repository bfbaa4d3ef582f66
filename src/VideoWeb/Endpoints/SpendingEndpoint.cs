using Microsoft.AspNetCore.Http.HttpResults;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Endpoints;

/// <summary><c>GET /w/{slug}/spending/csv</c>: what the page of spending shows as a file, for members: managers get everybody's lines, others their own.</summary>
internal static class SpendingEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/w/{slug}/spending/csv", SendAsync).RequireAuthorization();

    private static async Task<Results<FileContentHttpResult, NotFound>> SendAsync(
        string slug, string? period, bool? simulated, HttpContext context, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<SpendingPeriod>(period ?? nameof(SpendingPeriod.ThisMonth), out var time) || !Enum.IsDefined(time)
            || await ActorResolver.FindAsync(services.GetRequiredService<WorkspaceStore>(), context.User, slug, cancellationToken) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        var range = time.RangeAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var lines = await services.GetRequiredService<SpendingStore>().ReportAsync(actor, range, cancellationToken);
        context.Response.Headers.CacheControl = "private, no-store";
        var bytes = SpendingCsv.Write(lines.Where(line => line.IsSandbox == (simulated ?? false)), services.GetRequiredService<MessageFormatter>());
        return TypedResults.File(bytes, "text/csv; charset=utf-8", FileName(slug, time, range, simulated ?? false));
    }

    private static string FileName(string slug, SpendingPeriod period, SpendingRange range, bool isSimulated)
    {
        var days = period == SpendingPeriod.Always ? "all" : FormattableString.Invariant($"{range.Since:yyyy-MM-dd}-to-{range.Until.AddTicks(-1):yyyy-MM-dd}");
        return $"{slug}-spending-{days}{(isSimulated ? "-simulated" : "")}.csv";
    }
}
