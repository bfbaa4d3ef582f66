using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>Whether a file is a medium.</summary>
/// <param name="Media">What it is; null when it cannot be used.</param>
/// <param name="Problem">Why not, as the end of a sentence that begins with the file's name; null when it can.</param>
internal sealed record MediaProbeResult(ProbedMedia? Media, Message? Problem);

/// <summary>A file is not the medium that it begins as, or none at all.</summary>
/// <param name="problem">The end of a sentence that begins with the file's name.</param>
internal sealed class MediaFormatException(Message problem) : Exception($"{problem}")
{
    public MediaFormatException(MessageCode problem)
        : this(Providers.Messages.Message.Of(problem))
    {
    }

    public Message Problem { get; } = problem;
}
