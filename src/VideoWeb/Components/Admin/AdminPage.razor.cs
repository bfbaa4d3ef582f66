using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Security;
using VideoWeb.Settings;

namespace VideoWeb.Components.Admin;

public sealed partial class AdminPage
{
    private IReadOnlyList<UserSummary>? _people;
    private IReadOnlyList<(string Term, string Value)> _facts = [];
    private bool _endedUncleanly;
    private UserId _me;
    private string? _resetLink;
    private string? _resetFor;

    [Inject] private UserAdministration Users { get; set; } = default!;
    [Inject] private EngineRunStore Runs { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private DataOptions Data { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;
    [Inject] private ArchiveHealth Archive { get; set; } = default!;
    [Inject] private IOptions<AccountOptions> Accounts { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private UserClock? Clock { get; set; }
    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _me = (await Authentication).User.FindUserId() ?? default;
        _facts = ReadFacts();
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var people = await Users.ListAsync(_me, token);
        var runs = await Runs.ListAsync(2, token);
        return () => (_people, _facts, _endedUncleanly) = (people, [.. ReadFacts(), .. ReadRuns(runs)], runs is [_, { StoppedAt: null }, ..]);
    });

    private long FreeBytes => new DriveInfo(Path.GetFullPath(Data.Folder)).AvailableFreeSpace;

    private SystemState State => new(Archive.Problem, Archive.MissingFiles, FreeBytes, _endedUncleanly, Catalog.Problems);

    private IReadOnlyList<(string Term, string Value)> ReadFacts()
    {
        var providers = Catalog.Current.Providers;
        return
        [
            (Texts[AdminText.Version], typeof(Program).Assembly.GetName().Version?.ToString(3) ?? ""),
            (Texts[AdminText.Runtime], RuntimeInformation.FrameworkDescription),
            (Texts[AdminText.Database], Data.Kind == DatabaseKind.Postgres ? "PostgreSQL" : "SQLite"),
            (Texts[AdminText.DataFolder], Path.GetFullPath(Data.Folder)),
            (Texts[AdminText.FreeSpaceThere], FileSize.Format(FreeBytes)),
            (Texts[AdminText.CopyingOfClips], Archive.Problem is { } problem ? Texts.Format(problem) : Texts[AdminText.Works]),
            (Texts[AdminText.FilesThatAreMissing], Archive.MissingFiles.ToString("N0", CultureInfo.CurrentCulture)),
            (Texts[AdminText.Catalog], Texts[AdminText.ProvidersAndModels, ("providers", providers.Count), ("models", providers.Sum(provider => provider.Models.Count))]),
            (Texts[SharedText.Sandbox], Engine.SandboxEnabled ? Texts[AdminText.On] : Texts[AdminText.Off]),
            (Texts[AdminText.Registration], Accounts.Value.Registration switch
            {
                RegistrationMode.Closed => Texts[AdminText.RegistrationClosed],
                RegistrationMode.InviteOnly => Texts[AdminText.RegistrationByInvitation],
                _ => Texts[AdminText.RegistrationOpen],
            }),
        ];
    }

    // What the last start found, said quietly; the log has it too.
    private IEnumerable<(string Term, string Value)> ReadRuns(IReadOnlyList<EngineRun> runs)
    {
        if (runs.Count == 0) { yield break; }

        var (now, before) = (runs[0], runs.Count > 1 ? runs[1] : null);
        var manner = before is { StoppedAt: null } ? Texts[AdminText.AfterUncleanStop] : Texts[AdminText.AfterACleanStop];
        yield return (Texts[AdminText.Started], before is null ? $"{Clock?.Full(now.StartedAt)}" : $"{Clock?.Full(now.StartedAt)}, {manner}");

        var found = now.Recovery;
        yield return (Texts[AdminText.TakenUpThen], found.Total + found.Suspended == 0
            ? Texts[AdminText.Nothing]
            : Texts[AdminText.TakenUp, ("ready", found.Ready), ("unknown", found.Unknown), ("accepted", found.Accepted), ("succeeded", found.Succeeded), ("suspended", found.Suspended)]);
    }

    private Task LockAsync((UserSummary Person, bool IsLocked) change) => CommandAsync(async () =>
    {
        var problem = await Users.SetLockedAsync(_me, change.Person.Id, change.IsLocked);
        Message = (problem, change.IsLocked) switch
        {
            (not null, _) => new(Tone.Danger, problem),
            (null, true) => new(Tone.Success, Texts[AdminText.PersonLocked, ("name", change.Person.Name)]),
            _ => new(Tone.Success, Texts[AdminText.PersonUnlocked, ("name", change.Person.Name)]),
        };
        await LoadAsync();
    });

    private Task ResetAsync(UserSummary person) => CommandAsync(async () =>
    {
        if (await Users.MakeResetPathAsync(_me, person.Id) is not { } path)
        {
            Message = new(Tone.Danger, Texts[SharedText.AccountGone]);
            return;
        }

        _resetFor = person.Name;
        _resetLink = (Engine.PublicUrl?.AbsoluteUri ?? Navigation.BaseUri).TrimEnd('/') + path;
    });

    private Task CommandAsync(Func<Task> command) => RunAsync(async _ =>
    {
        _resetLink = null;
        await command();
    });
}
