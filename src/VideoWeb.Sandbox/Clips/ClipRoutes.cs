using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Ledger;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Clips;

/// <summary>The file server of the sandbox: no key, only an address that nobody can guess, as with the providers' own.</summary>
internal static class ClipRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/files/{name}", ["GET", "HEAD"], (string name, HttpContext context, ClipAddresses addresses, VideoFiles videos, ClipLibrary library, TaskRepository tasks, TimeProvider time) =>
        {
            var ticket = addresses.Read(Path.GetFileNameWithoutExtension(name));
            var task = ticket is null ? null : tasks.Find(ticket.Provider, ticket.TaskId);
            if (ticket is null || task is null) { return Denied("The address is not signed by this server."); }
            if (ticket.ExpiresAt <= time.GetUtcNow()) { return Denied("Request has expired"); }

            var isVideo = ticket.Kind is ClipKind.Video or ClipKind.Watermarked;
            if (isVideo && task.Directives.HasExpiringAddress && HttpMethods.IsGet(context.Request.Method) && addresses.RefuseWhileExpiring(ticket)) { return Denied("Request has expired"); }
            return isVideo ? videos.Serve(task, ticket.Kind) : File(library.Content(task, ticket.Kind), "image/jpeg", task);
        });

    public static IResult File(byte[] content, string contentType, SandboxTask task) =>
        TypedResults.Bytes(
            content,
            contentType,
            enableRangeProcessing: true,
            lastModified: task.CreatedAt,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));

    private static IResult Denied(string reason) =>
        TypedResults.Text(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>{reason}</Message></Error>",
            "application/xml",
            Encoding.UTF8,
            StatusCodes.Status403Forbidden);
}

/// <summary>Serves the tasks' videos, with the damage that prompts and the control API ask for. Ranges are served.</summary>
internal sealed class VideoFiles(ClipLibrary library, FaultRegistry faults, ServedFiles served, ReplyWriter writer)
{
    public IResult Serve(SandboxTask task, ClipKind kind)
    {
        var content = library.Content(task, kind);
        served.Note(task, kind, content);
        if (task.Directives.IsBadVideo)
        {
            return ClipRoutes.File(Encoding.UTF8.GetBytes("<!doctype html><title>Sign in</title><p>Please sign in to continue."), "video/mp4", task);
        }

        var key = SandboxKey.From($"Bearer {task.Key}", acceptsTokenScheme: false)!;
        return faults.Choose(FaultStage.File, task.Provider, key, task.Prompt) is { } fault ? new FaultyFile(fault.Name, content, writer)
            : ClipRoutes.File(task.Directives.IsTruncated ? content[..(content.Length * 6 / 10)] : content, "video/mp4", task);
    }
}
