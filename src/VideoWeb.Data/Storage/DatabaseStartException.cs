namespace VideoWeb.Data.Storage;

/// <summary>The database cannot be used by this program. The message is a sentence for the operator.</summary>
public sealed class DatabaseStartException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Says what to do about trouble of the database at a start; null when the error is none, or says so already.</summary>
    public static DatabaseStartException? Of(Exception error) =>
        error is not DatabaseStartException && StorageTrouble.Find(error) is { } trouble
            ? new DatabaseStartException($"{trouble} {AdviceFor(trouble)} ({error.GetBaseException().Message})", error)
            : null;

    private static string AdviceFor(string trouble) => trouble switch
    {
        StorageTrouble.Damaged => "Stop the program, keep a copy of all its files and restore the last backup.",
        StorageTrouble.Full => "Make room and start again; nothing is lost.",
        StorageTrouble.ReadOnly => "Let this user write to its file and folder, then start again.",
        _ => "Start again when that is over; nothing is lost.",
    };
}
