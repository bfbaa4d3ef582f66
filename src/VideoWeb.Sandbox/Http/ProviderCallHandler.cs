using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using VideoWeb.Sandbox.Ledger;
using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.Http;

/// <summary>Everything that is the same for every call to one provider: the body, the key, the record of the call, the answer.</summary>
internal sealed class ProviderCallHandler(IErrorFormat errors, RequestLog log, Traffic traffic, ReplyWriter writer, SandboxOptions options, TimeProvider time)
{
    private const string TooFast = "The sandbox was called more often in this minute than it answers. Raise Sandbox:MaxCallsPerMinute.";

    public IErrorFormat Errors => errors;

    /// <summary>Answers a call to a path that the provider has.</summary>
    /// <param name="answer">What is said to a caller whose key is valid; null when it has been written already.</param>
    public async Task AnswerAsync(HttpContext context, Func<Call, Task<Reply?>> answer)
    {
        using var presence = traffic.Begin(errors.Provider, context.Request.Method);
        if (traffic.Admit() is { } wait)
        {
            await writer.WriteAsync(context, TooManyCalls(wait));
            return;
        }

        var body = await ReadBodyAsync(context);
        var now = time.GetUtcNow();
        var record = log.Add(errors.Provider, context.Request, body ?? [], now);
        var key = SandboxKey.From(context.Request.Headers.Authorization, errors.AcceptsTokenScheme);

        var reply = key is null ? errors.Unauthorized()
            : body is null ? errors.Refused(new FieldFault(FieldFaultKind.Body, "", string.Create(CultureInfo.InvariantCulture, $"The body is larger than {errors.LargestBody} bytes.")))
            : await answer(new Call(context, key, key.IsDrifted || options.DriftedShapes, now, body));
        if (reply is not null) { await WriteAsync(context, reply, record); }
    }

    /// <summary>Answers a path that the provider does not have, without asking for a key.</summary>
    public async Task RefusePathAsync(HttpContext context)
    {
        if (traffic.Admit() is { } wait)
        {
            await writer.WriteAsync(context, TooManyCalls(wait));
            return;
        }

        var body = await ReadBodyAsync(context);
        var record = log.Add(errors.Provider, context.Request, body ?? [], time.GetUtcNow());
        await WriteAsync(context, errors.UnknownPath(context.Request.Method, context.Request.Path), record);
    }

    private Reply TooManyCalls(TimeSpan wait) => errors.TooManyCalls(TooFast) with { RetryAfterSeconds = (int)Math.Ceiling(wait.TotalSeconds) };

    private async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) { limit.MaxRequestBodySize = errors.LargestBody + 1L; }
        if (context.Request.ContentLength > errors.LargestBody) { return null; }

        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        while (await context.Request.Body.ReadAsync(chunk, context.RequestAborted) is > 0 and var read)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > errors.LargestBody) { return null; }
        }
        return buffer.ToArray();
    }

    private Task WriteAsync(HttpContext context, Reply reply, RecordedRequest record)
    {
        if (reply.Fault is not (ResponseFault.Never or ResponseFault.Reset)) { record.Status = reply.Status; }
        return writer.WriteAsync(context, reply);
    }
}

/// <summary>A call whose key is valid.</summary>
/// <param name="Http">The request behind it.</param>
/// <param name="Key">Who calls.</param>
/// <param name="IsDrifted">This caller gets the provider's second shape.</param>
/// <param name="Now">When the call came.</param>
/// <param name="Body">The request's body, empty when it has none.</param>
internal sealed record Call(HttpContext Http, SandboxKey Key, bool IsDrifted, DateTimeOffset Now, ReadOnlyMemory<byte> Body)
{
    /// <summary>Scheme and host that the caller used, so that file addresses lead back the same way.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}{Http.Request.PathBase}";

    public string Id => (string?)Http.GetRouteValue("id") ?? throw new InvalidOperationException("This route has no id.");

    public IQueryCollection Query => Http.Request.Query;
}
