using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VideoWeb.Sandbox.Faults;

/// <summary>The control API: whoever runs a test asks for the faults that it needs.</summary>
internal static class FaultRoutes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", (FaultRegistry registry) => TypedResults.Json(registry.Rules, Json));
        routes.MapPost("/faults", (RequestDelegate)AddAsync);
        routes.MapDelete("/faults", (FaultRegistry registry) =>
        {
            registry.Clear();
            return TypedResults.NoContent();
        });
    }

    // One rule or a list of them.
    private static async Task AddAsync(HttpContext context)
    {
        var registry = (FaultRegistry)context.RequestServices.GetService(typeof(FaultRegistry))!;
        IReadOnlyList<string>? problems;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var rules = body.RootElement.ValueKind == JsonValueKind.Array
                ? body.RootElement.Deserialize<FaultRule[]>(Json)!
                : [body.RootElement.Deserialize<FaultRule>(Json)!];
            problems = registry.Add(rules);
        }
        catch (JsonException error)
        {
            problems = [$"This is no rule: {error.Message}"];
        }

        await (problems is null
            ? TypedResults.Json(new { problems = new[] { $"The sandbox keeps at most {FaultRegistry.MaxRules} rules. DELETE /sandbox/faults removes them all." } }, Json, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context)
            : problems.Count == 0
            ? TypedResults.Json(registry.Rules, Json).ExecuteAsync(context)
            : TypedResults.Json(new { problems }, Json, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context));
    }
}
