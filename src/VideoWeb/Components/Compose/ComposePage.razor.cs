using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using VideoWeb.Components.Compose.Extras;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Components.Compose.Results;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compose;

/// <summary>Where a clip is asked for: reads, keeps and sends what <see cref="ComposePageState"/> decides, and shows the latest tasks live.</summary>
public sealed partial class ComposePage
{
    private const int PickerPage = 24;
    private const int PromptCount = 50;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan DraftDelay = TimeSpan.FromMilliseconds(500);

    private ElementReference _root;
    private ComposeScript? _script;
    private (string Slug, string? From, string? Model, string? File)? _shown;
    private bool _hasSpentQuery;
    private bool _hearsCatalog;

    private ComposePageState _page = default!;
    private ComposeSnapshot? _resumed;
    private DraftSaver? _drafts;
    private LatestTasks? _latest;
    private string? _chosenSet;
    private MediaShelf? _shelf;
    private PresetList? _presets;
    private IReadOnlyList<ModelPick> _favourites = [];
    private IReadOnlyList<PastDraftRow> _past = [];
    private IReadOnlyList<PastPrompt>? _prompts;
    private string? _promptSearch;

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private ConnectionStore ConnectionStore { get; set; } = default!;
    [Inject] private DraftStore DraftStore { get; set; } = default!;
    [Inject] private PastDraftStore PastDraftStore { get; set; } = default!;
    [Inject] private FavouriteModelStore FavouriteStore { get; set; } = default!;
    [Inject] private PresetStore PresetStore { get; set; } = default!;
    [Inject] private TaskStore TaskStore { get; set; } = default!;
    [Inject] private AssetStore AssetStore { get; set; } = default!;
    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private ClipFrames Frames { get; set; } = default!;
    [Inject] private RemoteMedia RemoteMedia { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private EngineOptions Options { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [CascadingParameter] private ReaderClock? Clock { get; set; }

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>A task whose request is to be used again.</summary>
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    /// <summary><c>used</c> for the seed that the task's provider says it has used.</summary>
    [SupplyParameterFromQuery(Name = "seed")] private string? Seed { get; set; }

    /// <summary><c>provider/model</c> to begin with.</summary>
    [SupplyParameterFromQuery(Name = "model")] private string? Model { get; set; }

    /// <summary>A file of this workspace to begin with.</summary>
    [SupplyParameterFromQuery(Name = "frame")] private string? File { get; set; }

    /// <summary>The slot in which it goes.</summary>
    [SupplyParameterFromQuery(Name = "slot")] private string? FileSlot { get; set; }

    /// <summary>The form over a pause of the circuit.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public ComposeSnapshot? Snapshot
    {
        get => _page?.Form is { } form && RendererInfo.IsInteractive ? ComposeSnapshot.Of(Context.Slug, form, _page.Tab, Draft.Version) : null;
        set => _resumed = value;
    }

    /// <summary>Of the workspace that is shown; a new one when that changes.</summary>
    [AllowNull]
    private TabDraft Draft { get => field ??= new TabDraft(DraftStore, Context.Actor); set; }

    private FormSender Sender => new(Commands, TaskStore, DraftStore, Context.Actor, Logger);

    private string PageAddress => Context.Page("compose");

    private string ConnectionsAddress => Context.Page("connections");

    private bool CanSpend => Context.Membership.Role.CanSpend();

    private bool HasQuery => From is not null || Model is not null || File is not null;

    private string? Obstacle => _page.Obstacle(CanSpend, Texts);

    private ResultSet? CurrentSet => _latest is null ? null : ResultSet.Current(_latest.Sets, _chosenSet, Context.User);

    /// <summary>Under which the browser keeps what is typed and has not arrived here.</summary>
    private string CopyName => $"videoweb-draft/{Context.Actor.Workspace}/{Context.User}";

    // A viewer cannot send, to one model or to several.
    private EventCallback Several => CanSpend ? EventCallback.Factory.Create(this, () => OpenExtraAsync(ComposeExtra.Several)) : default;

    private RequestPreviewText? Preview => _page is { Form: { } form, Target: { } target }
        ? Commands.Preview(ComposeSubmission.PreviewOrder(form), SandboxAddress.At(_page.Connection?.BaseUrl ?? target.Provider.DefaultBaseUrl, new Uri(Navigation.BaseUri)), _page.Connection?.Overrides)
        : null;

    private string TaskAddress(TaskId task) => Context.Page($"tasks/{task}");

    protected override void OnInitialized()
    {
        _page = new ComposePageState(Catalog.Current, Commands.TravelErrors);
        _page.Edited += form =>
        {
            Message = null;
            _drafts?.Changed(form);
        };
        _page.Replaced += form => _ = KeepPastAsync(form);
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Context.Slug, From, Model, File);
        if (_shown == wanted) { return; }
        var isSame = _shown?.Slug == Context.Slug && _page.Form is not null;
        _shown = wanted;
        // The address has lost its query again after it was applied.
        if (isSame && !HasQuery) { return; }
        if (!isSame)
        {
            Draft = null;
            _page.ForgetConflict();
            Subscribe();
        }
        ChangeSubject();
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) { _script = await ComposeScript.AttachAsync(Script, _root, putsBack: !_hasSpentQuery, Logger, Gone); }
        if (_script is null || IsGone) { return; }

        if (_hasSpentQuery)
        {
            // Without it a reload opens the draft, with whatever was changed since. Only now: before the first render the browser would fetch the page.
            _hasSpentQuery = false;
            Navigation.NavigateTo(PageAddress, replace: true);
        }
        await _script.BringAsync(_page.TakeFocus());
    }

    private void Subscribe()
    {
        if (!RendererInfo.IsInteractive) { return; }

        _drafts ??= new DraftSaver(DraftDelay, Time, SaveDraftAsync);
        Listen(Context.Actor.Workspace, Frame, () => ShowAsync(ReadLatestAsync));
        if (_hearsCatalog) { return; }

        _hearsCatalog = true;
        Hold(Catalog.Subscribe(() => Post(() => _page.UseCatalog(Catalog.Current))));
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var connections = await ConnectionStore.ListAsync(Context.Actor, token);
        var resumed = _page.Form is null && _resumed?.Slug == Context.Slug ? _resumed.Restore() : null;
        var read = _page.Form is null && resumed is null ? await Draft.ReadAsync(token) : null;
        var kept = _page.Form ?? resumed ?? read?.Form;
        var answered = kept is null ? null : await Sender.FindAnsweredAsync(kept, _page.TriedNonce, token);
        var wish = new ComposeWish(
            TaskId.TryParse(From, out var task) ? await TaskStore.FindDetailAsync(Context.Actor, task, token) : null, Seed == "used", Model,
            AssetId.TryParse(File, out var file) ? await AssetStore.FindAsync(Context.Actor, file, token) : null, FileSlot);
        var favourites = await FavouriteStore.ListAsync(Context.User, token);
        var showTasks = await ReadLatestAsync(token);
        return () =>
        {
            showTasks();
            _favourites = [.. favourites.Select(model => new ModelPick(model.ProviderId, model.ModelId))];
            _shelf = OpenShelf();
            if (_page.Form is null && _resumed?.Slug == Context.Slug) { _page.Tab = _resumed.Tab; }
            // Its own last saving may have come after it was paused; that is this form.
            if (_page.Form is null && resumed is not null) { Draft.Know(_resumed!.Version, resumed); }
            if (_page.Form is null && read is { } known) { Draft.Know(known.Version, known.Form); }
            _page.Open(Catalog.Current, connections, _page.Form ?? kept, wish);
            if (RendererInfo.IsInteractive && HasQuery && _page.Form is { } form)
            {
                _drafts?.Changed(form);
                _hasSpentQuery = true;
            }
            if (answered is not null) { _page.Settle(answered); }
        };
    });

    private async Task<Action> ReadLatestAsync(CancellationToken token)
    {
        var rows = (await TaskStore.ListAsync(Context.Actor, TaskFilter.All, null, LatestTasks.Count, token)).Rows;
        var usual = await UsualTimes.FindAsync(rows.Where(row => row.State.IsOpen()), token);
        var answered = _page.Form is not { } form ? null : await Sender.FindAnsweredAsync(form, _page.TriedNonce, token);
        return () =>
        {
            _latest = LatestTasks.Of(rows, Context.User, usual, Time.GetUtcNow());
            if (answered is not null) { _page.Settle(answered); }
        };
    }

    // With a prompt that works filled in, the first clip is one more click away.
    private Task UseSandboxAsync() => RunAsync(async token =>
    {
        var added = await SandboxConnections.AddAsync(ConnectionStore, Context.Actor, SandboxConnections.Missing(Catalog.Current.Providers, _page.Connections ?? []), Texts, token);
        await LoadAsync();
        if (added is SaveConnectionResult.Rejected rejected) { Message = new(Tone.Danger, Texts.Format(rejected.Message)); }
        else { _page.Suggest(Texts[ComposeText.ExamplePrompt]); }
    });

    /// <summary>What the slots need of the house.</summary>
    private MediaShelf OpenShelf() => new()
    {
        Slug = Context.Slug,
        CanUpload = CanSpend,
        MaxBytes = Options.MaxUploadBytes,
        Find = asset => AssetStore.FindAsync(Context.Actor, asset, Gone),
        Look = address => RemoteMedia.LookAsync(Context.Actor, address, Gone),
        Clips = after => Gallery.ListAsync(Context.Actor, ClipFilter.All, after, PickerPage, Gone),
        Frame = (task, seconds) => Frames.TakeAsync(Context.Actor, task, seconds, Gone),
    };

    private async Task<DraftSaving> SaveDraftAsync(ComposeState form)
    {
        DraftSaving saving;
        try
        {
            saving = await Draft.SaveAsync(form);
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be saved.", Context.User, Context.Actor.Workspace);
            return new DraftSaving.Failed(error);
        }

        if (IsGone) { return saving; }
        if (_page.IsTooLarge || _page.Conflict is not null || saving is not DraftSaving.Kept) { Post(() => _page.Heard(saving)); }
        if (saving is DraftSaving.Kept && _script is { } script) { _ = InvokeAsync(script.TellKeptAsync); }
        return saving;
    }

    /// <summary>At once, and also when the page goes: nothing else has it any more.</summary>
    private async Task KeepPastAsync(ComposeState form)
    {
        // What a prerendered page replaces, its circuit replaces again.
        if (!RendererInfo.IsInteractive) { return; }

        try
        {
            await PastDraftStore.KeepAsync(Context.Actor, ComposeDraft.Past(form), CancellationToken.None);
        }
        catch (Exception error)
        {
            Logger.LogError(error, "A past draft of user {User} in workspace {Workspace} could not be kept.", Context.User, Context.Actor.Workspace);
        }
    }

    private void Decide(Action decide)
    {
        if (_page.Conflict is not { } conflict) { return; }

        Draft.Know(conflict.Version, conflict.Other);
        decide();
    }

    /// <summary>Who leaves now would lose what is typed here: nothing has kept it.</summary>
    private void HoldBack(LocationChangingContext leaving)
    {
        leaving.PreventNavigation();
        _page.Want(ComposeFocus.Decision);
    }

    private async Task SendAsync()
    {
        if (_page.IsSending) { return; }

        Message = null;
        if (_page.BeginSend() is not { } send) { return; }

        SendOutcome? outcome = null;
        await RunAsync(async _ => outcome = await KeepAsync(send.Form) ?? await Sender.SendAsync(send, Texts), failure: Texts[ComposeText.SendFailed]);
        _page.EndSend();
        if (outcome is null) { return; }

        if (IsGone)
        {
            await Sender.SettleAsync(send, outcome);
            return;
        }

        _page.Take(outcome, send.Mode);
        if (outcome.IsWhole) { _chosenSet = null; }
        if (outcome.Tasks.Count > 0) { await ShowSentAsync(); }
        _page.Notice = outcome;
    }

    /// <summary>Keeps a form with its nonces before anything of it is sent: if this page dies then, sending the same form again makes nothing twice.</summary>
    /// <returns>Null when it is kept; otherwise nothing may be sent, and this says why.</returns>
    /// <exception cref="InvalidOperationException">It could not be kept, and no words are known for why.</exception>
    private async Task<SendOutcome?> KeepAsync(ComposeState form)
    {
        _page.Change(form);
        return await _drafts!.FlushAsync() switch
        {
            DraftSaving.Kept => null,
            DraftSaving.TooLarge => new SendOutcome([], [], Texts[ComposeText.FormTooLarge]) { MayRepeat = true },
            DraftSaving.Conflict => new SendOutcome([], [], Texts[ComposeText.DecideBetweenTabs]) { MayRepeat = true },
            DraftSaving.Failed failed when StorageTrouble.Find(failed.Error) is { } trouble =>
                new SendOutcome([], [], SaveWords.Say(new SubmitResult.NotSaved(trouble, MayBeThere: false), Texts)) { MayRepeat = true },
            DraftSaving.Failed failed => throw new InvalidOperationException("The form could not be kept, so it is not sent.", failed.Error),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    /// <summary>The card is there before anything is said of it.</summary>
    private async Task ShowSentAsync()
    {
        try
        {
            await ShowAsync(ReadLatestAsync);
            _page.Want(ComposeFocus.Result);
        }
        catch (Exception error)
        {
            Logger.LogWarning(error, "What was sent could not be read yet.");
            RaiseChange();
        }
    }

    /// <summary>What keeps the tasks of a sending here, in a few words; null when they are on their way.</summary>
    private string? WaitsBecause(SendOutcome outcome) =>
        _latest?.Find(outcome.Tasks.FirstOrDefault()) is { } sent && _latest.HoldOf(sent, _page.Connections!) is { } hold ? TaskWords.Tell(sent, hold, Clock, Texts).Headline : null;

    private async Task SendSeveralAsync()
    {
        if (_page.BeginSeveral() is not { } plan) { return; }

        SeveralPlan? done = null;
        await RunAsync(
            async _ =>
            {
                if (await KeepAsync(_page.Remember(plan)) is { } unkept)
                {
                    Message = new CommandMessage(Tone.Danger, unkept.Refusal!);
                    return;
                }

                done = await Sender.SendAsync(plan, _page.Catalog, Texts, step =>
                {
                    _page.Plan = step;
                    StateHasChanged();
                });
            },
            subject: nameof(SendSeveralAsync),
            failure: Texts[ComposeText.SendFailed]);
        _page.EndSeveral();
        // What has been answered is not waited for any more, here or in the draft of a page that was left.
        if (done is not null && IsGone) { await Sender.SettleAsync(done); }
        else if (done is not null) { _page.Change(_page.Remember(done)); }
        RaiseChange();
    }

    private Task MarkAsync(ModelPick model) => RunAsync(
        async token =>
        {
            var isMarked = _favourites.Contains(model);
            if (!await FavouriteStore.SetAsync(Context.User, new FavouriteModel(model.ProviderId, model.ModelId), !isMarked, token)) { return; }

            _favourites = isMarked ? [.. _favourites.Where(other => other != model)] : [.. _favourites, model];
        },
        subject: model);

    private async Task OpenExtraAsync(ComposeExtra extra)
    {
        Message = null;
        _page.OpenExtra(extra);
        if (_page.Extra == ComposeExtra.Presets)
        {
            _presets = new PresetList(PresetStore, Context.Actor, Texts);
            await TryAsync(_presets.ReadAsync);
        }
        else if (_page.Extra == ComposeExtra.Recent)
        {
            await TryAsync(async token =>
            {
                var print = ComposeDraft.Fingerprint(_page.Form!);
                _past = [.. (await PastDraftStore.ListAsync(Context.Actor, token)).Where(draft => draft.Print != print)];
            });
            await SearchPromptsAsync(null);
        }
    }

    private Task UsePastDraftAsync(PastDraftId id) => TryAsync(async token =>
    {
        var kept = await PastDraftStore.ReadAsync(Context.Actor, id, token) is { } json ? ComposeDraft.Read(json) : null;
        if (!_page.TryUse(kept, keepsModel: false, ComposeCause.PastDraft)) { Message = new CommandMessage(Tone.Warning, Texts[ComposeText.DraftGone]); }
    });

    private Task SearchPromptsAsync(string? search)
    {
        _promptSearch = search;
        return RunAsync(
            async token =>
            {
                var found = await TaskStore.ListPromptsAsync(Context.Actor, search, PromptCount, token);
                if (_promptSearch == search) { _prompts = found; }
            },
            subject: $"prompts {search}");
    }

    private Task<bool> SavePresetAsync(string name) => TakeAsync(token => _presets!.SaveAsync(name, _page.Form!, token));

    private Task<bool> RenamePresetAsync(PresetId preset, string name) => TakeAsync(token => _presets!.RenameAsync(preset, name, token));

    private Task DeletePresetAsync(PresetId preset) => TryAsync(token => _presets!.DeleteAsync(preset, token));

    private Task ApplyPresetAsync(PresetChoice choice) => TryAsync(async token =>
    {
        if (!_page.TryUse(await _presets!.FindAsync(choice.Preset, token), choice.KeepsModel, ComposeCause.Preset)) { _presets.SayGone(); }
    });

    private async Task<bool> TakeAsync(Func<CancellationToken, Task<bool>> save)
    {
        var isTaken = false;
        await TryAsync(async token => isTaken = await save(token));
        StateHasChanged();
        return isTaken;
    }

    // What a dialog is about stays open, with what is typed in it: it says itself what failed.
    private Task<bool> TryAsync(Func<CancellationToken, Task> work, [CallerMemberName] string subject = "") => RunAsync(work, subject);

    protected override async ValueTask DisposeCoreAsync()
    {
        if (_drafts is not null) { await _drafts.DisposeAsync(); }
        if (_script is not null) { await _script.DisposeAsync(); }
    }
}
