using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>The judge's desk: what was charged and what was asked. Anyone may read it, as no secret is in it.</summary>
internal static class LedgerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ledger", (string? provider, string? key, string? marker, ChargeLedger ledger, HttpResponse response) =>
        {
            var lines = ledger.Lines(provider, key, marker);
            response.Headers["X-Total-Count"] = lines.Count.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Json(lines);
        });
        routes.MapGet("/ledger/count", (string? provider, string? key, string? marker, ChargeLedger ledger) =>
        {
            var lines = ledger.Lines(provider, key, marker);
            return TypedResults.Json(new LedgerCount(lines.Count, lines.Count(line => line.Refunded), lines.Where(line => !line.Refunded).Sum(line => line.Amount)));
        });
        routes.MapGet("/traffic", (Traffic traffic) => TypedResults.Json(traffic.Counts));
        routes.MapDelete("/traffic", (Traffic traffic) =>
        {
            traffic.Clear();
            return TypedResults.NoContent();
        });
        routes.MapGet("/served", (ServedFiles files) => TypedResults.Json(files.All));
        routes.MapGet("/requests", (RequestLog log) => TypedResults.Json(log.Recent));
        routes.MapDelete("/requests", (RequestLog log) =>
        {
            log.Clear();
            return TypedResults.NoContent();
        });
    }
}
