namespace VideoWeb.Engine.Sending;

/// <summary>How much of an answer is read, in bytes.</summary>
internal static class AnswerLimits
{
    public const int Paid = 256 * 1024;

    /// <summary>Query answers echo the request, which may hold a payload of a megabyte.</summary>
    public const int Question = 2 * 1024 * 1024;

    /// <summary>What is kept of an answer with its attempt, for the task's page. In characters.</summary>
    public const int Kept = 32 * 1024;
}
