namespace VideoWeb.Engine.Sending;

/// <summary>When what happened to a paid request, by the wall clock; null for what did not.</summary>
/// <param name="FirstByteAt">The first byte of the request was handed to the network.</param>
/// <param name="LastByteAt">The last one so far was.</param>
/// <param name="HeadAt">Status and headers of the answer had come.</param>
/// <param name="Status">The answer's status, once its head has come.</param>
internal sealed record SendTimes(DateTimeOffset? FirstByteAt, DateTimeOffset? LastByteAt, DateTimeOffset? HeadAt, int? Status)
{
    public static SendTimes None { get; } = new(null, null, null, null);
}
