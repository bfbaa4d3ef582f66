namespace VideoWeb.Engine.Outbound;

/// <summary>Carries a refusal of the guard through the HTTP stack, which knows no other way out. The callers of the stack turn it into a sentence.</summary>
internal sealed class OutboundRefusedException(string sentence) : Exception(sentence)
{
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
