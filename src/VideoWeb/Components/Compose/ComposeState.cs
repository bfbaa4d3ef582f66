using System.Collections.Immutable;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Compose;

/// <summary>Everything that a user has set in the form. Immutable; every change is a new state.</summary>
/// <remarks>Ids are kept rather than descriptions, because the catalog can change while the form is open.</remarks>
public sealed record ComposeState
{
    public const int MaxCount = 4;

    /// <summary>For <see cref="SeveralNonces"/>.</summary>
    public static ImmutableSortedDictionary<string, string> NoNonces { get; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    public required string ProviderId { get; init; }

    public required string ModelId { get; init; }

    public required string ModeId { get; init; }

    /// <summary>Null when the provider has no connection yet.</summary>
    public ConnectionId? Connection { get; init; }

    public ParameterValues Values { get; init; } = ParameterValues.Empty;

    public ImmutableArray<MediaItem> Media { get; init; } = [];

    /// <summary>How many tasks one click makes, 1 to <see cref="MaxCount"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When the next sending leaves. Not part of the draft: it is meant for this evening.</summary>
    public SendSchedule When { get; init; } = SendSchedule.Soon;

    /// <summary>After how many failures in a row the rest of a sending is held back, 1 to <see cref="MaxCount"/> − 1.</summary>
    public int StopAfter { get; init; } = MaxCount - 1;

    /// <summary>Whether a fixed seed moves on by itself after each sending.</summary>
    public bool CountsSeedUp { get; init; }

    /// <summary>Fields whose errors may be shown before the user has asked to send.</summary>
    public ImmutableHashSet<string> Touched { get; init; } = [];

    /// <summary>Texts that could not be read at all, each with its sentence, by parameter.</summary>
    public ImmutableDictionary<string, Message> Problems { get; init; } = ImmutableDictionary<string, Message>.Empty;

    /// <summary>The user has asked to send: every error is shown.</summary>
    public bool ShowsAllErrors { get; init; }

    /// <summary>What the last switch of provider, model or mode changed; empty when dismissed.</summary>
    public ImmutableArray<TranslationNote> Notes { get; init; } = [];

    /// <summary>What <see cref="Notes"/> are about.</summary>
    public ChangeReason Cause { get; init; }

    /// <summary>The form before that switch; null when there is nothing to undo.</summary>
    public ComposeState? BeforeSwitch { get; init; }

    /// <summary>Whether it has to be asked before this form costs money.</summary>
    public SandboxExit Exit { get; init; }

    /// <summary>
    /// The nonce of a sending whose answer this form has not seen (the page went away in between). Sending the unchanged form again uses it
    /// again, so that it is the same task; any change clears it.
    /// </summary>
    public string? UnansweredNonce { get; init; }

    /// <summary>
    /// The nonces of forms that went from here to several models and whose answers are not known, by <see cref="ComposeDraft.Fingerprint"/>. A form
    /// that differs is another, so a change need not clear them.
    /// </summary>
    public ImmutableSortedDictionary<string, string> SeveralNonces { get; init; } = NoNonces;

    public ComposeState Set(FieldChange change) => Edited() with
    {
        Values = change.Value is { } value ? Values.With(change.Name, value) : Values.Without(change.Name),
        Touched = Touched.Add(change.Name),
        Problems = change.Problem is { } problem ? Problems.SetItem(change.Name, problem) : Problems.Remove(change.Name),
    };

    /// <summary>Replaces what lies in one slot; the order of slots in the list is that of their first filling.</summary>
    public ComposeState SetSlot(string slot, IReadOnlyList<MediaItem> items) => Edited() with
    {
        Media = [.. Media.Where(item => item.Slot != slot), .. items],
        Touched = Touched.Add(slot),
    };

    /// <summary>What lies in the one slot comes into the other.</summary>
    public ComposeState SwapSlots(string one, string other) => Edited() with
    {
        Media = [.. Media.Select(item => item.Slot == one ? item with { Slot = other } : item.Slot == other ? item with { Slot = one } : item)],
        Touched = Touched.Add(one).Add(other),
    };

    public ComposeState SetCount(int count) => Edited() with { Count = Math.Clamp(count, 1, MaxCount) };

    public ComposeState SetWhen(SendSchedule wish) => Edited() with { When = wish };

    public ComposeState SetStopAfter(int failures) => Edited() with { StopAfter = Math.Clamp(failures, 1, MaxCount - 1) };

    public ComposeState SetCountsSeedUp(bool countsUp) => Edited() with { CountsSeedUp = countsUp };

    public ComposeState SetConnection(ConnectionId? connection) => Edited() with { Connection = connection };

    /// <summary>Changes to another model, in its mode that is nearest to the present one, and keeps every value that fits there.</summary>
    /// <param name="from">The present choice; null when the catalog has lost it, and values are then only kept by name.</param>
    public ComposeState SwitchModel(ModelSelection? from, ProviderDescription provider, ModelDescription model, ConnectionId? connection) =>
        provider.Id == ProviderId && model.Id == ModelId ? SetConnection(connection) : Fit(from, provider, model, connection);

    /// <summary>As a switch, also when only the description of the present model has changed.</summary>
    public ComposeState Fit(ModelSelection? from, ProviderDescription provider, ModelDescription model, ConnectionId? connection) =>
        Switched(Translate(from, model, ModeId), provider.Id, model.Id) with { Connection = connection };

    public ComposeState SwitchMode(ModelSelection from, ModeDescription mode) =>
        mode.Id == ModeId ? this : Switched(Translate(from, from.Model, mode.Id), ProviderId, ModelId);

    /// <summary>Another whole form in place of this one, such as a preset's; this one can be had back. What came with it is checked in sight.</summary>
    public ComposeState Replace(ComposeState by, ChangeReason cause) => by with
    {
        Cause = cause,
        BeforeSwitch = this with { BeforeSwitch = null },
        Touched = [.. by.Values.Names, .. by.Media.Select(item => item.Slot)],
        Problems = ImmutableDictionary<string, Message>.Empty,
        ShowsAllErrors = false,
        UnansweredNonce = null,
        SeveralNonces = SeveralNonces,
    };

    public ComposeState UndoSwitch() => BeforeSwitch is { } before
        // What was agreed to holds for the same form with another model.
        ? before with { UnansweredNonce = null, SeveralNonces = SeveralNonces, Exit = Cause == ChangeReason.Switch ? Exit : before.Exit }
        : this;

    public ComposeState DismissNotes() => this with { Notes = [], BeforeSwitch = null };

    /// <summary>After tasks were made: a counting seed moves on, errors are as on a fresh form, the rest stays for the next one.</summary>
    public ComposeState AfterSent(ModeDescription mode) => this with
    {
        Values = CountsSeedUp && SeedSequence.Find(mode) is { } seed && Values.Integer(seed.Name) is { } current
            ? Values.With(seed.Name, SeedSequence.Next(seed, current, Count))
            : Values,
        When = SendSchedule.Soon,
        ShowsAllErrors = false,
        Touched = [],
        Notes = [],
        BeforeSwitch = null,
        UnansweredNonce = null,
    };

    private ComposeState Edited() => this with { UnansweredNonce = null };

    private TranslatedInput Translate(ModelSelection? from, ModelDescription to, string modeId) =>
        ValueTranslation.Translate(from?.Mode ?? to.FindMode(modeId) ?? to.Modes[0], Values, Media, to, modeId);

    private ComposeState Switched(TranslatedInput translated, string providerId, string modelId) => this with
    {
        ProviderId = providerId,
        ModelId = modelId,
        ModeId = translated.ModeId,
        Values = translated.Values,
        Media = [.. translated.Media],
        Notes = [.. translated.Notes],
        Cause = ChangeReason.Switch,
        // Files that the other model's limits refuse are named at once, not only when it is to be sent.
        Touched = Touched.Union(translated.Media.Select(item => item.Slot)),
        BeforeSwitch = translated.Notes.Count > 0 ? this with { BeforeSwitch = null } : null,
        Problems = Problems.RemoveRange(Problems.Keys.Where(name => !FieldValueConverter.Same(translated.Values[name], Values[name]))),
        ShowsAllErrors = false,
        UnansweredNonce = null,
    };
}
