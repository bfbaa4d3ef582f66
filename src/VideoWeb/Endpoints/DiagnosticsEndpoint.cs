using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Diagnostics;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary><c>GET /w/{slug}/tasks/{id}/diagnostics</c>: one task with its evidence as a file, for members of its workspace.</summary>
internal static class DiagnosticsEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/w/{slug}/tasks/{id}/diagnostics", SendAsync).RequireAuthorization();

    private static async Task<Results<FileContentHttpResult, NotFound>> SendAsync(
        string slug, string id, HttpContext context, WorkspaceStore workspaces, TaskStore tasks, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!TaskId.TryParse(id, out var task) || context.User.FindUserId() is not { } user
            || await workspaces.FindAsync(user, slug, cancellationToken) is not { } membership
            || await tasks.FindDetailAsync(new Actor(membership.Id, user, membership.Role), task, cancellationToken) is not { } detail)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "private, no-store";
        var version = typeof(Program).Assembly.GetName().Version?.ToString(3) ?? "";
        var site = new Uri($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/");
        return TypedResults.File(Encoding.UTF8.GetBytes(TaskDiagnostics.Write(detail, version, site, time.GetUtcNow())), "application/json", $"videoweb-task-{task}.json");
    }
}
