using System.Text;
using Microsoft.AspNetCore.Http;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Ledger;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Clips;

/// <summary>Serves the tasks' videos, with the damage that prompts and the control API ask for. Ranges are served.</summary>
internal sealed class VideoFiles(ClipLibrary library, FaultBook faults, ServedFiles served, ReplyWriter writer)
{
    public IResult Serve(SandboxTask task, ClipKind kind)
    {
        var content = library.Content(task, kind);
        served.Note(task, kind, content);
        if (task.Words.IsBadVideo)
        {
            return ClipRoutes.File(Encoding.UTF8.GetBytes("<!doctype html><title>Sign in</title><p>Please sign in to continue."), "video/mp4", task);
        }

        var key = SandboxKey.From($"Bearer {task.Key}", acceptsTokenScheme: false)!;
        return faults.Choose(FaultStage.File, task.Provider, key, task.Prompt) is { } fault ? new FaultyFile(fault.Name, content, writer)
            : ClipRoutes.File(task.Words.IsTruncated ? content[..(content.Length * 6 / 10)] : content, "video/mp4", task);
    }
}
