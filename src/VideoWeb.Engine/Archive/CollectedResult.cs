using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>Whose clip is copied, and with what.</summary>
/// <param name="Provider">As the task was made with it.</param>
/// <param name="Secret">Null when the connection was removed.</param>
internal sealed record ClipSource(TaskRow Row, ProviderDescription Provider, ConnectionSecret? Secret)
{
    /// <summary>It is that of a further result, and the row goes by its id. It comes alone, and lies beside the task's own.</summary>
    public bool IsFurther { get; init; }

    public AssetKind ClipKind => IsFurther ? AssetKind.FurtherClip : AssetKind.Clip;

    /// <summary>Where the clip lies below the media folder.</summary>
    /// <param name="extension">With its dot.</param>
    public string ClipPath(string extension) => IsFurther
        ? MediaKeys.OfFurther(Row.Workspace, Row.Id, Row.RemoteId!.Value, extension)
        : MediaKeys.Of(Row.Workspace, Row.Id, AssetKind.Clip, extension);
}

/// <summary>How copying a result ended.</summary>
internal abstract record CollectedResult
{
    private CollectedResult() { }

    /// <summary>All files have their names and are on the disk itself.</summary>
    public sealed record Collected(IReadOnlyList<AssetRow> Assets) : CollectedResult;

    /// <summary>The clip's address does not work, or not any more.</summary>
    /// <param name="Status">Of HTTP.</param>
    public sealed record Expired(int Status) : CollectedResult;

    /// <param name="MayRetry">False when another try, also with a fresh address, cannot do better.</param>
    public sealed record Failed(Message Problem, bool MayRetry) : CollectedResult;

    /// <summary>Why there is no clip.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public Message ProblemAt(string provider) => this switch
    {
        Expired { Status: var status } => Message.Of(MessageCode.ClipAddressRefused, ("provider", provider), ("status", status)),
        Failed { Problem: var problem } => problem,
        _ => throw new InvalidOperationException($"{GetType().Name} is no failure."),
    };
}
