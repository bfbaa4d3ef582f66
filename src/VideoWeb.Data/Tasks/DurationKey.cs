namespace VideoWeb.Data.Tasks;

/// <summary>Clips that take about equally long: of one model and of one length.</summary>
/// <param name="ClipSeconds">As asked for; null when it was left to the model.</param>
/// <param name="IsSandbox">The sandbox is quicker than any provider.</param>
public sealed record DurationKey(string ProviderId, string ModelId, int? ClipSeconds, bool IsSandbox)
{
    public static DurationKey Of(TaskRow row) => new(row.ProviderId, row.ModelId, row.ClipSeconds, row.IsSandbox);
}
