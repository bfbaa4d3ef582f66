using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Outbound;

/// <summary>Carries a refusal of the guard through the HTTP stack, which knows no other way out. The callers of the stack turn it into a result.</summary>
/// <param name="isLasting">False when it will be allowed in a moment.</param>
internal sealed class OutboundRefusedException(Message problem, bool isLasting = true) : Exception(problem.ToString())
{
    public Message Problem { get; } = problem;

    public bool IsLasting { get; } = isLasting;

    /// <summary>The refusal inside whatever the stack wrapped around it; null when it was something else.</summary>
    public static OutboundRefusedException? In(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is OutboundRefusedException refusal) { return refusal; }
        }

        return null;
    }
}
