using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose.MultiModel;

/// <summary>One of the models that a prompt goes to: the form as that model takes it, and what became of it.</summary>
/// <param name="State">Translated from the page's form, with what was changed for this model since.</param>
public sealed record MultiModelTarget(ComposeState State)
{
    /// <summary>
    /// That of its sending, made when it is first tried. Kept while the answer is not known, so that trying again makes nothing twice; a change of the form clears it.
    /// </summary>
    public string? Nonce { get; init; }

    /// <summary>What the engine has taken of it so far, one for each clip.</summary>
    public IReadOnlyList<TaskId> Tasks { get; init; } = [];

    /// <summary>The engine has taken all of it.</summary>
    public bool IsSent { get; init; }

    /// <summary>All of it had been sent before with the same nonce, and nothing was made now.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>Why the last try came to nothing; null when it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>The form of what is still to be sent: clips that are on their way are not made once more.</summary>
    public MultiModelTarget Change(ComposeState state) => IsSent ? this : new MultiModelTarget(state with { Count = state.Count - Tasks.Count, ShowsAllErrors = true });

    /// <summary>Null when the catalog has lost the model meanwhile.</summary>
    public GenerationInput? Input(ModelCatalog catalog) => ModelSelection.Find(catalog, State) is { } target
        ? new GenerationInput(target.Provider, target.Model, target.Mode, State.Values, State.Media)
        : null;

    public ComposeErrors Errors(ModelCatalog catalog) => Input(catalog) is { } input ? ComposeErrors.Find(State, input) : ComposeErrors.None;

    /// <summary>Of one clip.</summary>
    public ReportedCost? Price(ModelCatalog catalog) => Input(catalog) is { } input ? PriceEstimate.Estimate(input) : null;

    /// <summary>Whether nothing keeps it from being sent.</summary>
    public bool IsReady(ModelCatalog catalog) => State.Connection is not null && Input(catalog) is not null && Errors(catalog).All.Count == 0;
}
