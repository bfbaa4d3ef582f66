using VideoWeb.Components.Compose.Form;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Models;

/// <summary>What a model has to be able to do to be shown.</summary>
/// <param name="Needs">All of them.</param>
/// <param name="CheapestFirst">By price and no longer by provider, the cheapest first and those without a price last.</param>
public sealed record ModelFilter(ModelNeeds Needs, bool CheapestFirst = false)
{
    public static ModelFilter None { get; } = new(ModelNeeds.None);

    public bool Takes(ModelDescription model) => (Needs & ~Of(model)) == 0;

    public ModelFilter Toggle(ModelNeeds need) => this with { Needs = Needs ^ need };

    /// <summary>All that a model can do.</summary>
    public static ModelNeeds Of(ModelDescription model)
    {
        var can = ModelNeeds.None;
        foreach (var mode in model.Modes)
        {
            var (first, last) = (mode.FindSlot(ComposeForm.FirstFrame) is not null, mode.FindSlot(ComposeForm.LastFrame) is not null);
            can |= (first ? ModelNeeds.FirstFrame : 0) | (first && last ? ModelNeeds.FirstAndLastFrame : 0)
                | (mode.Slots.All(slot => slot.Minimum == 0) ? ModelNeeds.Text : 0)
                | (mode.Slots.Any(slot => slot.Name is not (ComposeForm.FirstFrame or ComposeForm.LastFrame)) ? ModelNeeds.References : 0);
        }

        return can | (ModelSummary.Of(model) is var summary && summary.HasAudio ? ModelNeeds.Sound : 0) | (summary.Lines >= FullHd ? ModelNeeds.FullHd : 0) | (model.Prices is null ? 0 : ModelNeeds.Price);
    }

    private const int FullHd = 1080;
}

/// <summary>What people look for in a model.</summary>
[Flags]
public enum ModelNeeds
{
    None = 0,

    /// <summary>A prompt alone is enough.</summary>
    Text = 1,
    FirstFrame = 2,
    FirstAndLastFrame = 4,

    /// <summary>Pictures, clips or sounds that are no frames.</summary>
    References = 8,
    Sound = 16,

    /// <summary>1080 lines or more.</summary>
    FullHd = 32,

    /// <summary>What it costs is known before it is sent.</summary>
    Price = 64,
}
