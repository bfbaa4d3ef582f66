using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Sending;

/// <summary>How much of an answer is read, in bytes.</summary>
internal static class AnswerLimits
{
    public const int Paid = 256 * 1024;

    /// <summary>A page of a list takes more than one task does.</summary>
    public const int Question = 2 * 1024 * 1024;

    /// <summary>
    /// For providers that echo a mark in each query answer (Vidu: <c>payload</c>): a payload of 1,048,576 characters takes up to six bytes a
    /// character, <c>\u4e2d</c>, and what says where the clip is comes after it.
    /// </summary>
    public const int QuestionWithEcho = 8 * 1024 * 1024;

    /// <summary>What is kept of an answer with its attempt, for the task's page. In characters.</summary>
    public const int Kept = 32 * 1024;

    /// <summary>What is kept of a request: all that a person wrote fits, and of a medium inside it the beginning. In characters.</summary>
    public const int KeptRequest = 256 * 1024;

    /// <summary>How much of an answer to a question about one of its tasks is read.</summary>
    public static int QuestionTo(ProviderDescription provider) => provider.Capabilities.Marker is null ? Question : QuestionWithEcho;
}
