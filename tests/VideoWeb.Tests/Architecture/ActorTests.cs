using System.Reflection;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>What people read and do begins with who asks, so that the database can be asked whether they may.</summary>
public sealed class ActorTests
{
    /// <summary>The engine's own, which acts for the task and not for a person, and what tells nothing of a workspace.</summary>
    private static readonly HashSet<string> ForTheEngine =
    [
        "AssetStore.FindForAddressAsync", "AssetStore.SetPosterAsync", "AssetStore.IsKnownPathAsync", "AssetStore.ListAllAsync", "AssetStore.RemoveUnusedUploadsAsync", "AssetStore.EmptyTrashAsync",
        "UploadStore.RemoveOldAsync",
        "ConnectionStore.RecordUseAsync", "ConnectionStore.OpenAsync",
        "SpendingStore.FindShortfallAsync",
        "WorkspaceStore.FindInvitationAsync", // By the secret in its link.
        "SharedClipStore.*", "VisitorTalkStore.*", "VisitorCommands.*", // By the secret in its link.
        "SessionStore.*", "AdministratorStore.*", // Of one's own account.
        "RenditionWorkStore.*",
        "BulkEditWork.*", // For whoever made the change.
        "RetentionWork.*", // For whoever set the rule.
        "EngineRunStore.*", "CallbackStore.*", "TaskFailureStore.*",
        "DatabaseMigrator.*",
        "ChangeFeed.*", // Says that something changed, not what.
        "CallbackIntake.*", "CallbackReach.*", "ContractCheck.*", "ArchiveHealth.*", "PublicMedia.*",
        "UsualTimes.*", // How long a model takes, from the tasks of all workspaces together: neither theirs nor anybody's.
        "OutboundGuard.*",
    ];

    private static readonly Type[] WhoAsks = [typeof(Actor), typeof(UserId)];

    [Fact]
    public void PublicMethods_WithAWorkspace_TakeTheActor()
    {
        var bare = Methods().Where(method => Takes(method, typeof(WorkspaceId)) && !Takes(method, typeof(Actor))).Select(Name).Where(name => !IsForTheEngine(name));

        Assert.Empty(bare);
    }

    [Fact]
    public void PublicMethods_ThatReadOrWrite_TakeWhoAsks()
    {
        var bare = Methods().Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal))
            .Where(method => !WhoAsks.Any(who => Takes(method, who))).Select(Name).Where(name => !IsForTheEngine(name)).Distinct();

        Assert.Empty(bare);
    }

    [Fact]
    public void Exceptions_All_AreStillThere()
    {
        var names = Methods().Select(Name).ToHashSet();

        var gone = ForTheEngine.Where(exception => !names.Any(name => Matches(name, exception))).ToList();

        Assert.Empty(gone);
    }

    internal static IEnumerable<MethodInfo> Methods() =>
        new[] { typeof(TaskStore).Assembly, typeof(GenerationCommands).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsPublic: true, IsClass: true } && type.BaseType == typeof(object) && !type.Namespace!.Contains("Migrations", StringComparison.Ordinal)
                && type.GetMethod("<Clone>$") is null)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly));

    private static bool Takes(MethodInfo method, Type type) => method.GetParameters().Any(parameter => parameter.ParameterType == type);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static bool IsForTheEngine(string name) => ForTheEngine.Any(exception => Matches(name, exception));

    private static bool Matches(string name, string exception) => exception.EndsWith(".*", StringComparison.Ordinal) ? name.StartsWith(exception[..^1], StringComparison.Ordinal) : name == exception;
}
