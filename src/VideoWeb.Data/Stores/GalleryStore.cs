namespace VideoWeb.Data;

/// <summary>Finished clips.</summary>
public sealed class GalleryStore
{
    public Task<ClipPage> ListAsync(Actor actor, ClipFilter filter, ClipCursor? after, int limit, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<ClipDetail?> FindAsync(Actor actor, TaskId task, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
