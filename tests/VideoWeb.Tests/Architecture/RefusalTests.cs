using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Boards;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Components;
using VideoWeb.Tests.Data;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Calls all that people read and do for somebody who was a member and for somebody who never was: each claims to own the workspace.</summary>
public sealed class RefusalTests(SqliteData data) : IClassFixture<SqliteData>
{
    /// <summary>Tells nothing and changes no row: it says that something changed, of which everybody reads what they may.</summary>
    private const string SaysNothing = "QueueCommands.HasChangedAsync";

    private const int BudgetClips = 50;

    private static readonly string[] Refusals = ["Denied", "Rejected", "NotFound", "Gone", "Refused"];

    // Counted by whoever is about to change the members, before it is read whether they may; it says nothing.
    private const string Lock = "MembersVersion";

    // What this program writes about itself.
    private static readonly string[] OwnTables = ["EngineRuns", "__EFMigrationsHistory", "sqlite_sequence"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryMethodWithAnActor_CalledByWhoIsNoMember_TellsAndChangesNothing()
    {
        await using var services = Build();
        var (member, samples) = await SeedAsync();
        var told = await CallAllAsync(services, member, samples, method => IsReading(method.Name));
        var stranger = await data.StrangerIn(member.Workspace);
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(samples.Owner, member.User, Token));
        var before = await DumpAsync();

        List<string> wrong = [];
        foreach (var actor in new[] { member with { Role = WorkspaceRole.Owner }, stranger })
        {
            var answers = await CallAllAsync(services, actor, samples, _ => true);
            wrong.AddRange(answers.Where(answer => !IsRefusal(answer.Result)).Select(answer => $"{answer.Name} answered {answer.Result}"));
        }

        Assert.Empty(wrong.Distinct());
        Assert.Equal(before, await DumpAsync());
        // The same calls tell a member something; or else the refusals above would say nothing.
        var telling = told.Where(answer => !IsRefusal(answer.Result)).Select(answer => answer.Name).ToHashSet();
        Assert.Empty(told.Select(answer => answer.Name).Except(telling).Except(["TaskStore.ListUnresolvedAsync", "AssetStore.FindUploadAsync", "SpendingStore.ReportAsync", "WorkspaceStore.ListInvitationsAsync"]));
    }

    /// <summary>Calls all that people read for the owner of a workspace where a member keeps clips and a board private, and for that member.</summary>
    internal async Task ReadWhatIsPrivateAsync()
    {
        await using var services = Build();
        var (member, samples) = await SeedAsync();
        List<ClipId> clips = [.. samples.Set.Ids];
        Assert.Equal(2, Assert.IsType<ChangeClipsResult.Changed>(await data.Get<ClipStore>().SetPrivateAsync(member, clips, isPrivate: true, Token)).Clips.Count);
        Assert.IsType<ChangeBoardResult.Changed>(await data.Get<BoardStore>().SetPrivateAsync(member, samples.Board, isPrivate: true, Token));
        // A clip's number is its task's, and its files have their own.
        await using var db = await data.OpenAsync();
        var files = await db.Assets.Where(asset => asset.PrivateTo == member.User).Select(asset => asset.Id).ToListAsync(Token);
        Assert.Equal(4, files.Count);
        List<string> secrets = ["canary clip", "canary rival", "canary board", .. clips.Select(clip => clip.ToString()), .. files.Select(file => file.ToString()), samples.Board.ToString()];

        var told = await CallAllAsync(services, samples.Owner, samples, method => IsReading(method.Name));
        var known = await CallAllAsync(services, member, samples, method => IsReading(method.Name));

        Assert.Empty(told.Where(answer => Tells(answer.Result, secrets)).Select(answer => answer.Name).Distinct());
        // The same calls tell its maker; or else the silence above would say nothing.
        Assert.True(known.Where(answer => Tells(answer.Result, secrets)).Select(answer => answer.Name).Distinct().Count() > 15);
    }

    // Looks into all that is told, as far as it is ours.
    private static bool Tells(object? told, IReadOnlyList<string> secrets, int depth = 0)
    {
        if (told is null || depth > 8) { return false; }
        if (secrets.Any(told.ToString()!.Contains)) { return true; }
        if (told is string) { return false; }
        if (told is IEnumerable items) { return items.Cast<object?>().Any(item => Tells(item, secrets, depth + 1)); }

        var type = told.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            return Tells(type.GetProperty("Key")!.GetValue(told), secrets, depth + 1) || Tells(type.GetProperty("Value")!.GetValue(told), secrets, depth + 1);
        }

        return type is { IsEnum: false } && type.Namespace?.StartsWith("VideoWeb.Data", StringComparison.Ordinal) == true
            && type.GetProperties().Where(property => property.GetIndexParameters().Length == 0).Any(property => Tells(property.GetValue(told), secrets, depth + 1));
    }

    private async Task<(Actor Member, Samples Samples)> SeedAsync()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Admin);
        var (shared, own) = ((await data.ConnectAsync(owner)).Id, (await data.ConnectAsync(member, isShared: false)).Id);
        var unreadable = (await data.ConnectAsync(owner)).Id;
        await using (var tampering = await data.OpenAsync())
        {
            await tampering.Connections.Where(connection => connection.Id == unreadable).ExecuteUpdateAsync(set => set.SetProperty(connection => connection.SealedKey, "v1.1."), Token);
        }

        var clip = await data.ArchiveAsync(member, shared, "canary clip");
        var archived = clip with { RemoteId = new RemoteTaskId("canary-followed"), Version = clip.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(clip, archived, new("?", Message.Recorded("?"))), Token));
        var twice = archived with { Version = archived.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(archived, twice, new("?", Message.Recorded("?"))) { AlsoKnownAs = Samples.Further }, Token));
        var tag = Assert.IsType<TagClipsResult.Changed>(await data.Get<TagStore>().AddAsync(member, [ClipId.Of(clip.Id)], "canary tag", Token)).Tag.Id;
        var board = Assert.IsType<ChangeBoardResult.Changed>(await data.Get<BoardStore>().CreateAsync(member, "canary board", null, Token)).Board.Id;
        Assert.IsType<BoardClipsResult.Changed>(await data.Get<BoardClipStore>().AddAsync(member, board, [ClipId.Of(clip.Id)], Token));
        Assert.True(await data.Assets.SetPosterAsync(owner.Workspace, clip.Id, data.AssetOf(clip, AssetKind.Poster), Token));
        Assert.True(await data.Get<RenditionWorkStore>().BeginAsync(clip.Clip!.Value, Token));
        Assert.True(await data.Get<RenditionWorkStore>().KeepAsync(
            clip.Clip.Value, [new(clip.Clip.Value, RenditionKind.Small, owner.Workspace, "canary/small.webp", new string('a', 64), 7, "image/webp")], 0x1E3A5F, isDone: true, Token));
        var marked = data.AssetOf(clip, AssetKind.Watermarked);
        await using (var marking = await data.OpenAsync())
        {
            marking.Assets.Add(marked);
            await marking.SaveChangesAsync(Token);
        }

        var link = Assert.IsType<ShareClipsResult.Shared>(await data.Get<ShareLinkStore>().CreateAsync(member, [ClipId.Of(clip.Id)], new("canary link", TimeSpan.FromDays(1)), Token)).Address.Link;
        Assert.IsType<CommentResult.Done>(await data.Get<CommentStore>().ApplyAsync(member, ClipId.Of(clip.Id), new CommentWish.Write("canary comment", null), Token));
        Assert.True(Assert.IsType<CommentResult.Done>(await data.Get<CommentStore>().ApplyAsync(owner, ClipId.Of(clip.Id), new CommentWish.Write("canary @Ben", null), Token)).HasMentions);
        var waiting = await data.CreateAsync(member, own, "canary task");
        var set = ClipSet.Of([ClipId.Of(clip.Id), ClipId.Of((await data.ArchiveAsync(member, shared, "canary rival")).Id)])!;
        Assert.IsType<VoteResult.Kept>(await data.Get<VoteStore>().CastAsync(member, new(set, null, IsBlind: true), Token));
        await using (var voting = await data.OpenAsync())
        {
            // Two of one model tell nothing of it.
            await voting.VoteClips.Where(voted => voted.Clip == ClipId.Of(clip.Id)).ExecuteUpdateAsync(update => update.SetProperty(voted => voted.Ties, 1), Token);
        }

        Assert.IsType<SaveDraftResult.Saved>(await data.Drafts.WriteAsync(member, "{}", null, Token));
        Assert.True(await data.PastDrafts.KeepAsync(member, new NewPastDraft("vidu", "viduq3-turbo", "canary draft", null, "{}"), Token));
        var past = Assert.Single(await data.PastDrafts.ListAsync(member, Token)).Id;
        var preset = Assert.IsType<SavePresetResult.Saved>(await data.Presets.SaveAsync(member, new NewPreset("canary preset", "vidu", "viduq3-turbo", "{}"), Token)).Preset.Id;
        var search = Assert.IsType<SaveSearchResult.Saved>(await data.Get<SavedSearchStore>().SaveAsync(member, new("canary search", "search=canary", IsShared: false), Token)).Search.Id;
        var edit = Assert.IsType<BulkEditResult.Kept>(await data.Get<BulkEditStore>().CreateAsync(member, ClipFilter.All, new(BulkEditKind.Favourite, 1), Token)).Edit.Id;
        var upload = Assert.IsType<BeginUploadResult.Begun>(await data.Get<UploadStore>().BeginAsync(member, "canary.mp4", 99, Token)).Upload.Id;
        var spending = data.Get<SpendingStore>();
        var terms = new BudgetTerms { Scope = BudgetScope.Workspace, Period = BudgetPeriod.Month, Limit = Amount.Of(BudgetClips, Amount.Clips) };
        Assert.IsType<SaveBudgetResult.Saved>(await spending.AddBudgetAsync(owner, terms, Token));
        var budget = Assert.Single(await spending.ListBudgetsAsync(owner, Token)).Id;
        Assert.IsType<CreateInvitationResult.Created>(await data.Workspaces.InviteAsync(owner, WorkspaceRole.Member, TimeSpan.FromDays(1), Token));
        var invitation = (await data.Workspaces.ListInvitationsAsync(owner, Token))[0].Id;
        await using var db = await data.OpenAsync();
        var nonces = await db.Tasks.Where(task => task.Workspace == owner.Workspace).Select(task => task.FormNonce).ToListAsync(Token);
        return (member, new Samples(owner, [shared, own], [twice, waiting], preset, past, tag, board, search, edit, link, upload, set, budget, invitation, terms, nonces, data));
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection().AddLogging();
        PageTest.Register(services, data, null);
        return services.BuildServiceProvider();
    }

    private static async Task<IReadOnlyList<(string Name, object? Result)>> CallAllAsync(IServiceProvider services, Actor actor, Samples samples, Func<MethodInfo, bool> isWanted)
    {
        List<(string, object?)> answers = [];
        // What one of any type reads it is given, and that is one of the others.
        foreach (var method in ActorTests.Methods().Where(method => !method.IsStatic && !method.IsGenericMethodDefinition && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)) && isWanted(method)))
        {
            var name = $"{method.DeclaringType!.Name}.{method.Name}";
            var target = services.GetRequiredService(method.DeclaringType);
            foreach (var variant in new[] { 0, 1 })
            {
                var arguments = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(Actor) ? actor : samples.Of(parameter, variant, actor)).ToArray();
                var result = await ResultOf(method.Invoke(target, arguments)!);
                if (name != SaysNothing) { answers.Add((name, result)); }
            }
        }

        return answers;
    }

    private static async Task<object?> ResultOf(object returned)
    {
        if (returned is IAsyncEnumerable<object> items) { return await items.ToListAsync(Token); }

        var task = returned as Task ?? (Task)returned.GetType().GetMethod("AsTask")!.Invoke(returned, null)!;
        await task;
        var result = task.GetType().GetProperty("Result")?.GetValue(task);
        return result?.GetType().Name == "VoidTaskResult" ? null : result;
    }

    private static bool IsReading(string method) => new[] { "List", "Find", "Read", "Count", "Report" }.Any(verb => method.StartsWith(verb, StringComparison.Ordinal));

    private static bool IsRefusal(object? result) => result switch
    {
        null or false or 0 => true,
        string => false,
        IEnumerable list => !list.Cast<object>().Any(),
        TaskPage page => page.Rows.Count == 0 && page.Next is null,
        ClipTalk talk => talk.IsEmpty,
        ClipPage page => page.Clips.Count == 0 && page.Next is null,
        SaveSearchResult saved => saved is SaveSearchResult.Rejected,
        ClipFilterNames names => names is { Connection: null, Member: null, Board: null, Tags: [] },
        OpenCount count => count == OpenCount.None,
        TaskCensus census => census.Counts.Count == 0 && census.Members.Count == 0,
        // Not what came of asking somebody else: nobody was asked.
        ConnectionUseResult use => use.Message.Code == MessageCode.SpendersOnly,
        LinkLook look => look.Problem?.Code == MessageCode.SpendersOnly,
        _ => Refusals.Contains(result.GetType().Name),
    };

    private async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await data.OpenAsync();
        await db.Database.OpenConnectionAsync(Token);
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'ClipIndex%'").ToListAsync(Token);
        List<string> rows = [];
        foreach (var table in tables.Except(OwnTables).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            await using var reader = await command.ExecuteReaderAsync(Token);
            var columns = Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) != Lock).ToArray();
            while (await reader.ReadAsync(Token))
            {
                rows.Add($"{table}: {string.Join(" | ", columns.Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)))}");
            }
        }

        return rows;
    }

    /// <summary>What calls are made with: by everything here a member would be told something, or change it.</summary>
    private sealed record Samples(
        Actor Owner, IReadOnlyList<ConnectionId> Connections, IReadOnlyList<TaskRow> Tasks, PresetId Preset, PastDraftId Past, TagId Tag, BoardId Board, SavedSearchId Search, BulkEditId Edit, ShareLinkId Link, UploadId Upload, ClipSet Set, BudgetId Budget, InvitationId Invitation, BudgetTerms Terms,
        IReadOnlyList<string> Nonces, SqliteData Data)
    {
        public static readonly RemoteTaskId Further = new("canary-further");

        public object? Of(ParameterInfo parameter, int variant, Actor actor)
        {
            var type = parameter.ParameterType;
            if (type == typeof(string)) { return OfText(parameter.Name!); }
            if (Values(variant, actor).FirstOrDefault(value => type.IsInstanceOfType(value)) is { } found) { return found; }
            if (type == typeof(RemoteTaskId)) { return Further; }
            if (type == typeof(IReadOnlyCollection<TaskId>)) { return Tasks.Select(task => task.Id).ToList(); }
            if (type == typeof(IReadOnlyCollection<ClipId>) || type == typeof(IReadOnlyList<ClipId>)) { return Tasks.Select(task => ClipId.Of(task.Id)).ToList(); }
            // Cursors and the like: from the beginning.
            if (new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable) { return null; }

            throw new InvalidOperationException($"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name} wants {parameter.Name}, a {type.Name}: add one here.");
        }

        private static string OfText(string name) => name switch
        {
            "sha256" => new string('a', 64),
            "address" => "https://relay.example.com/kite.png",
            "providerId" => "vidu",
            "tagName" => "canary tag",
            "json" or "before" => "{}",
            "after" => """{"changed":true}""",
            _ => "canary",
        };

        private object[] Values(int variant, Actor actor) =>
        [
            Token, Connections[variant], Tasks[variant].Id, Tasks[0].Clip!.Value, ClipId.Of(Tasks[0].Id), new ClipJudgement(IsFavourite: true), new CommentWish.Write("canary", null), new VerdictChange[] { new(ClipId.Of(Tasks[0].Id), ClipVerdict.Picked, ClipVerdict.None) }, ClipOrder.Oldest, RenditionKind.Small, 7L, TimeZoneInfo.Utc, Preset, Past, Tag, TagColor.Red, Board, new HandMove<BoardId>(HandPlace.First), new HandMove<ClipId>(HandPlace.First), new BoardPlace[] { new(ClipId.Of(Tasks[0].Id), 7) }, Search, new NewSavedSearch("other", "search=other", IsShared: true), Edit, new BulkChange(BulkEditKind.Rating, 3), new RetentionRule(30, 7), Link, Upload, 99L, new NewShareLink("canary", TimeSpan.FromDays(1)), Set, new NewVote(Set, Set.Ids[variant], IsBlind: true), Budget, Invitation, Owner.User, WorkspaceRole.Viewer, TimeSpan.FromDays(1), 10, 5m, true,
            DateTimeOffset.UnixEpoch, SpendingRange.Always, new TaskFilter(), new ClipFilter { Tags = TagSet.Of(Tag), Board = Board }, Data.NewTask(Connections[variant]), Enumerable.Range(0, BudgetClips + 1).Select(_ => Data.NewTask(Connections[variant])).ToList(), Terms, new SendSchedule(), new NewPreset("other", "vidu", "viduq3-turbo", "{}"), new NewPastDraft("vidu", "viduq3-turbo", "other", null, """{"other":1}"""),
            new NewConnection("vidu", "Other", new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), IsShared: true, Overrides: null, IsSandbox: false),
            new MemoryStream(SampleMedia.Png()), new Uri("http://127.0.0.1:9"), new SecretKey("vidu-key-0123456789"), new ConnectionChange("Other", true, null), Nonces.ToList(), new UnknownResolution.Drop(),
            Order(variant, actor), Enumerable.Repeat(Order(variant, actor), BudgetClips + 1).ToList(),
            Data.AssetOf(Tasks[variant], AssetKind.Upload) with { TaskId = null }, new PictureCrop(0, 0, 1, 1),
        ];

        private GenerationOrder Order(int variant, Actor actor) =>
            new(Connections[variant], "vidu", "viduq3-turbo", "text", ParameterValues.Empty.With("prompt", "canary").With("duration", 5), [], $"nonce-{actor.User}-{variant}");
    }
}

/// <summary>On a database of its own, as what is seeded has numbers of its own.</summary>
public sealed class PrivateReadingTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact]
    public Task EveryReading_OfWhatAnotherKeepsPrivate_TellsNothingOfIt() => new RefusalTests(data).ReadWhatIsPrivateAsync();
}
