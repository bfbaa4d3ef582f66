using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Components.Compose.Submission;

/// <summary>What a click on Generate came to.</summary>
/// <param name="Tasks">The tasks that exist now because of it, in order; those of an earlier try with the same nonce are among them.</param>
/// <param name="Errors">The engine's own, when it refused; empty otherwise.</param>
/// <param name="Refusal">In the language of the person when it refused for another reason; null otherwise.</param>
public sealed record SendOutcome(IReadOnlyList<TaskId> Tasks, IReadOnlyList<CheckError> Errors, string? Refusal)
{
    /// <summary>The server could not save it: the same form, sent again with the same nonce, makes nothing twice.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>All of it had been sent before with the same nonce, and nothing was made now.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The nonce of the form is needed once more: the same form, sent again with it, makes what is missing and nothing twice.</summary>
    public bool KeepsNonce => !IsWhole && (MayRepeat || Tasks.Count > 0);

    public bool IsWhole => Errors.Count == 0 && Refusal is null;
}
