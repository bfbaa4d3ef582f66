using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace VideoWeb.Sandbox.Http;

/// <summary>Puts answers on the wire, in the manner that they ask for.</summary>
internal sealed class ReplyWriter(SandboxOptions options, TimeProvider time)
{
    private static readonly byte[] Blank = [.. Enumerable.Repeat((byte)' ', 512)];

    public async Task WriteAsync(HttpContext context, Reply reply)
    {
        switch (reply.Fault)
        {
            case ResponseFault.Reset:
                context.Abort();
                return;
            case ResponseFault.Never:
                await UntilTheCallerLeavesAsync(context);
                return;
            case ResponseFault.Late:
                if (await HasLeftWithinAsync(context, options.LateAnswer)) { return; }
                break;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers) { response.Headers[name] = value; }
        if (reply.RetryAfterSeconds is { } seconds) { response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture); }
        await WriteBodyAsync(context, reply);
    }

    private async Task WriteBodyAsync(HttpContext context, Reply reply)
    {
        var response = context.Response;
        var left = context.RequestAborted;
        try
        {
            switch (reply.Fault)
            {
                case ResponseFault.Endless:
                    await response.Body.WriteAsync(reply.Body, left);
                    while (!await HasLeftWithinAsync(context, TimeSpan.FromMilliseconds(20)))
                    {
                        await response.Body.WriteAsync(Blank, left);
                        await response.Body.FlushAsync(left);
                    }
                    break;
                case ResponseFault.Trickle:
                    response.ContentLength = reply.Body.Length;
                    for (var sent = 0; sent < reply.Body.Length && !await HasLeftWithinAsync(context, TimeSpan.FromSeconds(1)); sent++)
                    {
                        await response.Body.WriteAsync(reply.Body.AsMemory(sent, 1), left);
                        await response.Body.FlushAsync(left);
                    }
                    break;
                case ResponseFault.Cut or ResponseFault.CutAfterHeaders:
                    response.ContentLength = reply.Body.Length;
                    await response.StartAsync(left);
                    await response.Body.WriteAsync(reply.Body.AsMemory(0, reply.Fault is ResponseFault.Cut ? reply.Body.Length / 2 : 0), left);
                    await response.Body.FlushAsync(left);
                    context.Abort();
                    break;
                default:
                    response.ContentLength = reply.Body.Length;
                    await response.Body.WriteAsync(reply.Body, left);
                    break;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && left.IsCancellationRequested)
        {
            // The caller gave up on a slow answer, which is what slow answers are for.
        }
    }

    private static async Task UntilTheCallerLeavesAsync(HttpContext context)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(left.SetResult);
        await left.Task;
    }

    private async Task<bool> HasLeftWithinAsync(HttpContext context, TimeSpan span)
    {
        try
        {
            await Task.Delay(span, time, context.RequestAborted);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
