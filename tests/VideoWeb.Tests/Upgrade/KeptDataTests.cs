using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Upgrade;

/// <summary>The data of every version that was ever handed out, opened by this one: nothing of it may be lost. How it was made is in README.md.</summary>
public sealed class KeptDataTests(PostgresServer postgres)
{
    private const string SandboxKey = "sandbox-key";

    public static TheoryData<string> Kept => [.. KeptCopy.All];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Kept_Data_IsThere() => Assert.NotEmpty(Kept);

    [Theory, MemberData(nameof(Kept))]
    public async Task Rows_AfterAllMigrations_AreAsTheyWere(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using (await KeptData.UpgradeAsync(copy, Token)) { }

        await AssertNothingLostAsync(copy, copy.Manifest);
    }

    /// <summary>The comparison itself: each way to lose something is noticed.</summary>
    [Theory, MemberData(nameof(Kept))]
    public async Task Rows_EmptiedAndDeleted_AreNamed(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using (await KeptData.UpgradeAsync(copy, Token)) { }
        await using (var tampering = await copy.OpenAsync(Token, isReadOnly: false))
        {
            await using var command = tampering.CreateCommand();
            command.CommandText = """UPDATE "Connections" SET "CreatePath" = NULL; DELETE FROM "Presets";""";
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var database = await copy.OpenAsync(Token);
        var losses = await RowComparison.FindLossesAsync(database, copy.Manifest, Token);

        Assert.Collection(losses,
            loss => Assert.EndsWith("CreatePath was “/other/create” and is “NULL”.", loss, StringComparison.Ordinal),
            loss => Assert.Matches("^Presets .* is gone.$", loss));
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Files_FoundByTheirRows_HaveTheSameHash(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using var data = await KeptData.UpgradeAsync(copy, Token);

        var found = new Dictionary<string, string?>();
        foreach (var (asset, user) in AssetsWithAReader(copy.Manifest)) { found.Add($"media/{asset["RelativePath"]}", await data.HashAsync(asset["WorkspaceId"]!, user, asset["Id"]!, Token)); }

        Assert.Equal(copy.Manifest.Files.OrderBy(pair => pair.Key), found.OrderBy(pair => pair.Key)!);
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Keys_OfEveryConnection_Decrypt(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using var data = await KeptData.UpgradeAsync(copy, Token);

        foreach (var connection in copy.Manifest.Rows("Connections"))
        {
            var (isSandbox, label) = (connection["IsSandbox"] is "1" or "true", connection["Label"]!);
            var expected = connection["SealedKey"] is null ? null : isSandbox ? SandboxKey : copy.Manifest.Known.Keys[label];
            var expectedForCallbacks = isSandbox ? null : copy.Manifest.Known.CallbackKeys.GetValueOrDefault(label);
            var (key, callbackKey) = await data.OpenKeyAsync(connection["WorkspaceId"]!, connection["Id"]!, Token);
            Assert.Equal((label, expected, expectedForCallbacks), (label, key, callbackKey));
        }
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Tasks_ReadByTheirStore_StandWhereTheyStood(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using var data = await KeptData.UpgradeAsync(copy, Token);

        foreach (var task in copy.Manifest.Rows("Tasks"))
        {
            var state = task["State"]!;
            var expected = new KeptTask(
                task["Prompt"]!, state, IsHeld: state == "Ready", HasClip: state == "Archived",
                Count("TaskAttempts", task), Count("TaskEvents", task), Count("Ledger", task));
            Assert.Equal(expected, await data.FindTaskAsync(task["WorkspaceId"]!, task["CreatedById"]!, task["Id"]!, Token));
        }

        int Count(string table, IReadOnlyDictionary<string, string?> task) => copy.Manifest.Rows(table).Count(row => row["TaskId"] == task["Id"]);
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Forms_DraftsPresetsAndPrompts_ComeBack(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using var data = await KeptData.UpgradeAsync(copy, Token);

        foreach (var draft in copy.Manifest.Rows("Drafts"))
        {
            Assert.Equal(draft["Json"], await data.ReadDraftAsync(draft["WorkspaceId"]!, draft["UserId"]!, Token));
            Assert.True(KeptData.IsForm(draft["Json"]!), draft["Json"]);
        }

        foreach (var member in copy.Manifest.Rows("Members"))
        {
            var (workspace, user) = (member["WorkspaceId"]!, member["UserId"]!);
            var presets = Own("Presets", "UserId").ToDictionary(row => row["Name"]!, row => row["Json"]);
            Assert.Equal(presets, await data.ReadPresetsAsync(workspace, user, Token));
            Assert.All(presets.Values, form => Assert.True(KeptData.IsForm(form!), form));
            Assert.Equal(Own("Tasks", "CreatedById").Select(row => row["Prompt"]!).Distinct().Order(), (await data.ReadPromptsAsync(workspace, user, Token)).Order());

            IEnumerable<IReadOnlyDictionary<string, string?>> Own(string table, string owner) => copy.Manifest.Rows(table).Where(row => row["WorkspaceId"] == workspace && row[owner] == user);
        }
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Budgets_ReadByTheirOwner_HaveTheirLimits(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using var data = await KeptData.UpgradeAsync(copy, Token);

        foreach (var owner in copy.Manifest.Rows("Members").Where(member => member["Role"] == "Owner"))
        {
            var limits = copy.Manifest.Rows("Budgets").Where(budget => budget["WorkspaceId"] == owner["WorkspaceId"]).Select(budget => budget["LimitMicros"]!);
            Assert.Equal(limits.Order(), (await data.ReadBudgetLimitsAsync(owner["WorkspaceId"]!, owner["UserId"]!, Token)).Select(limit => $"{limit}").Order());
        }
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Program_StartedOnIt_SignsEverybodyInAndShowsEverything(string name)
    {
        await using var copy = await KeptCopy.MakeAsync(name, postgres, Token);
        await using var app = copy.ConnectionString is null
            ? VideoWebApp.With(("Data:Folder", copy.Folder))
            : VideoWebApp.With(("Data:Folder", copy.Folder), ("Data:Database", "Postgres"), ("Data:ConnectionString", copy.ConnectionString));
        var manifest = copy.Manifest;
        foreach (var account in manifest.Rows("AspNetUsers"))
        {
            var visitor = app.Visit();
            using var answer = await visitor.SubmitAsync(
                "/account/login", "login", new Dictionary<string, string> { ["Input.Email"] = account["Email"]!, ["Input.Password"] = manifest.Known.Password }, Token);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

            var isAdministrator = manifest.Rows("AspNetUserRoles").Any(row => row["UserId"] == account["Id"]);
            using var catalog = await visitor.GetAsync("/admin/catalog", Token);
            Assert.Equal(isAdministrator, catalog.StatusCode == HttpStatusCode.OK);
            var catalogPage = await catalog.Content.ReadAsStringAsync(Token);
            if (isAdministrator) { Assert.All(OverlayNames(copy), overlay => Assert.Contains(overlay, catalogPage, StringComparison.Ordinal)); }
            await VisitAllAsync(visitor, manifest, account["Id"]!);
        }

        Assert.All(KeyRing(copy), id => Assert.NotNull(app.Services.GetRequiredService<IKeyManager>().GetAllKeys().Single(key => key.KeyId == id).CreateEncryptor()));
        await AssertStillWaitingAsync(copy);
    }

    // Every page of every workspace of a user, every task, every file.
    private static async Task VisitAllAsync(Visitor visitor, KeptManifest manifest, string user)
    {
        foreach (var member in manifest.Rows("Members").Where(row => row["UserId"] == user))
        {
            var workspace = manifest.Rows("Workspaces").Single(row => row["Id"] == member["WorkspaceId"]);
            var tasks = manifest.Rows("Tasks").Where(row => row["WorkspaceId"] == workspace["Id"]).Select(row => $"tasks/{Guid.Parse(row["Id"]!):N}");
            foreach (var page in (IEnumerable<string>)["compose", "tasks", "gallery", "connections", "spending", "workspace", "reconcile", .. tasks])
            {
                using var answer = await visitor.GetAsync($"/w/{workspace["Slug"]}/{page}", Token);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page} of {workspace["Slug"]} answers {answer.StatusCode}.");
            }

            foreach (var asset in manifest.Rows("Assets").Where(row => row["WorkspaceId"] == workspace["Id"]))
            {
                using var answer = await visitor.GetAsync($"/w/{workspace["Slug"]}/media/{Guid.Parse(asset["Id"]!):N}", Token);
                Assert.Equal(asset["Sha256"], Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Token))));
            }
        }
    }

    // The engine runs by now: what was held is not sent, and what nobody knew is not guessed.
    private static async Task AssertStillWaitingAsync(KeptCopy copy)
    {
        var tasks = copy.Manifest.Rows("Tasks").Where(task => task["State"] is "Ready" or "Unknown").Select(task => new[] { task["Id"], task["State"] });
        var waiting = copy.Manifest with { Tables = new Dictionary<string, KeptTable> { ["Tasks"] = new(["Id"], ["Id", "State"], [.. tasks]) } };
        Assert.NotEmpty(waiting.Tables["Tasks"].Rows);
        await AssertNothingLostAsync(copy, waiting);
    }

    private static async Task AssertNothingLostAsync(KeptCopy copy, KeptManifest expected)
    {
        await using var database = await copy.OpenAsync(Token);
        var losses = await RowComparison.FindLossesAsync(database, expected, Token);
        Assert.True(losses.Count == 0, string.Join('\n', losses));
    }

    private static IEnumerable<(IReadOnlyDictionary<string, string?> Asset, string User)> AssetsWithAReader(KeptManifest manifest) =>
        manifest.Rows("Assets").Select(asset => (asset, manifest.Rows("Members").First(member => member["WorkspaceId"] == asset["WorkspaceId"])["UserId"]!));

    private static IEnumerable<string> OverlayNames(KeptCopy copy) => Directory.EnumerateFiles(Path.Combine(copy.Folder, "catalog")).Select(path => Path.GetFileName(path));

    private static IEnumerable<Guid> KeyRing(KeptCopy copy) =>
        Directory.EnumerateFiles(Path.Combine(copy.Folder, "keys"), "key-*.xml").Select(path => Guid.Parse(Path.GetFileNameWithoutExtension(path)["key-".Length..]));
}
