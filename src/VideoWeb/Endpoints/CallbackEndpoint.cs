using System.Buffers;
using System.Text;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Setup;

namespace VideoWeb.Endpoints;

/// <summary><c>POST /callbacks/{token}</c>: where providers call back. Whoever comes is told only that there is such an address, or that there is none.</summary>
/// <remarks>The token in the path is the right to call. What the body says is never believed: the provider is asked.</remarks>
internal static class CallbackEndpoint
{
    /// <summary>In bytes. Vidu echoes the payload, and ours is short; one of the user's own can be longer, then polling alone has to do.</summary>
    private const int LargestBody = 64 * 1024;

    // Far longer than any provider needs for so little, and short enough that slow bodies do not pile up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/callbacks/{token}", TakeAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(HttpPipelineSetup.CallbackLimit);

    private static async Task<IResult> TakeAsync(string token, HttpContext context, CallbackIntake intake, TimeProvider time)
    {
        using var deadline = new Deadline(Patience, time, context.RequestAborted);
        try
        {
            if (await ReadAsync(context.Request, deadline.Token) is not { } body) { return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge); }

            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var delivery = new CallbackDelivery(token, context.Request.Method, context.Request.QueryString.Value?.TrimStart('?') ?? "", headers, body);
            if (intake.AnswerProbe(token) is { } answer) { return TypedResults.Text(answer); }

            return await intake.TakeAsync(delivery, deadline.Token) ? TypedResults.Ok() : TypedResults.NotFound();
        }
        catch (OperationCanceledException) when (deadline.HasExpired)
        {
            return TypedResults.StatusCode(StatusCodes.Status408RequestTimeout);
        }
    }

    /// <summary>Null when the body is too large.</summary>
    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody) { return null; }

        var buffer = ArrayPool<byte>.Shared.Rent(LargestBody + 1);
        try
        {
            var length = 0;
            while (length <= LargestBody)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length, LargestBody + 1 - length), cancellationToken);
                if (read == 0) { return Encoding.UTF8.GetString(buffer, 0, length); }
                length += read;
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
