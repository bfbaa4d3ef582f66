using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose.Models;

/// <summary>What clips of a model have taken in this workspace of late. Pure.</summary>
/// <param name="Usual">Null while there are too few.</param>
/// <param name="Price">Of half of them it was no more; null while there are too few, and in the sandbox, where nothing costs anything.</param>
public sealed record ModelHistory(UsualTime? Usual, ReportedCost? Price);

/// <summary>The same of every model, by whether its clips are of the sandbox: its times are no one else's.</summary>
public sealed class ModelHistories
{
    /// <summary>With fewer prices than this nothing is said.</summary>
    public const int PricesNeeded = 3;

    // Older prices may be those of an older price list.
    private const int PriceSamples = 20;

    private readonly Dictionary<(ModelReference Model, bool IsSandbox), ModelHistory> _models;

    private ModelHistories(Dictionary<(ModelReference Model, bool IsSandbox), ModelHistory> models) => _models = models;

    /// <summary>Before it is read.</summary>
    public static ModelHistories None { get; } = new([]);

    /// <param name="clips">Newest first.</param>
    public static ModelHistories Of(IReadOnlyList<MadeClip> clips) => new(clips
        .GroupBy(clip => (new ModelReference(clip.ProviderId, clip.ModelId), clip.IsSandbox))
        .ToDictionary(
            model => model.Key,
            model => new ModelHistory(UsualTime.Of([.. model.Select(clip => clip.MadeIn).OfType<TimeSpan>()]), model.Key.IsSandbox ? null : PriceOf([.. model.Select(clip => clip.Cost).OfType<ReportedCost>()]))));

    /// <summary>Null when none was made.</summary>
    public ModelHistory? Find(ModelReference model, bool isSandbox) => _models.GetValueOrDefault((model, isSandbox));

    // In the unit of the newest: a provider that counts otherwise now does not mean the older ones any more.
    private static ReportedCost? PriceOf(IReadOnlyList<ReportedCost> costs)
    {
        var latest = costs.Where(cost => cost.Unit == costs[0].Unit).Take(PriceSamples).Select(cost => cost.Amount).Order().ToList();
        return latest.Count < PricesNeeded ? null : new ReportedCost(latest[(latest.Count - 1) / 2], costs[0].Unit);
    }
}
