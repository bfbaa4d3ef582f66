using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Components.Compose;

/// <summary>What is wrong with the form, and which of it is shown now.</summary>
/// <param name="All">In form order; at most one for each text that cannot be read, then what the check says.</param>
/// <param name="Shown">Those of touched fields before the user asks to send, all of them afterwards.</param>
public sealed record ComposeErrors(IReadOnlyList<CheckError> All, IReadOnlyList<CheckError> Shown)
{
    public static ComposeErrors None { get; } = new([], []);

    public static ComposeErrors Find(ComposeState state, GenerationInput input)
    {
        var unreadable = input.Mode.Parameters.Where(parameter => state.Problems.ContainsKey(parameter.Name))
            .Select(parameter => new CheckError(parameter.Name, state.Problems[parameter.Name]));
        var all = unreadable.Concat(ModelCheck.Check(input).Where(error => !state.Problems.ContainsKey(error.Field))).ToList();
        return new ComposeErrors(all, state.ShowsAllErrors ? all : [.. all.Where(error => state.Touched.Contains(error.Field))]);
    }

    /// <summary>The engine's refusal: its sentences are shown as they are, at their fields.</summary>
    public static ComposeErrors Refused(IReadOnlyList<CheckError> errors) => new(errors, errors);

    /// <summary>The sentences at a field, joined; null when it is fine.</summary>
    public string? At(string field, MessageFormatter messages)
    {
        var texts = Shown.Where(error => error.Field == field).Select(error => messages.Format(error.Message)).Distinct().ToList();
        return texts.Count == 0 ? null : string.Join(" ", texts);
    }
}
