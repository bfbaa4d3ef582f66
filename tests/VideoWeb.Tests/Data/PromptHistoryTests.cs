using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class PromptHistoryTests(DataFixture data)
{
    private readonly TaskStore _store = data.Tasks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListPrompts_SamePromptTwice_StandsOnceNewestFirst()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        foreach (var prompt in new[] { "a red kite", "a blue kite", "", "a red kite" })
        {
            data.Time.Advance(TimeSpan.FromSeconds(1));
            await data.CreateAsync(owner, connection, prompt);
        }

        Assert.Equal(
            [new("a red kite", data.Time.GetUtcNow()), new PastPrompt("a blue kite", data.Time.GetUtcNow() - TimeSpan.FromSeconds(2))],
            await _store.ListPromptsAsync(owner, null, 50, Token));
    }

    [Theory]
    [InlineData("BLUE", "100% blue_kite")]
    [InlineData("0%", "100% blue_kite")]
    [InlineData("e_k", "100% blue_kite")]
    [InlineData(" ", "100% blue_kite|a red kite")]
    [InlineData("green", "")]
    public async Task ListPrompts_Search_FindsItsLettersOnly(string search, string expected)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        await data.CreateAsync(owner, connection, "a red kite");
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await data.CreateAsync(owner, connection, "100% blue_kite");

        Assert.Equal(expected, string.Join('|', (await _store.ListPromptsAsync(owner, search, 50, Token)).Select(prompt => prompt.Text)));
    }

    [Fact]
    public async Task ListPrompts_OfOthers_AreNotShown()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await data.CreateAsync(member, connection, "a secret");

        Assert.Empty(await _store.ListPromptsAsync(owner, null, 50, Token));
        Assert.Empty(await _store.ListPromptsAsync(member with { Workspace = (await data.TeamAsync()).Workspace }, null, 50, Token));
        Assert.Empty(await _store.ListPromptsAsync(await data.StrangerIn(owner.Workspace), null, 50, Token));
    }
}

public sealed class SqlitePromptHistoryTests(SqliteData data) : PromptHistoryTests(data), IClassFixture<SqliteData>;

public sealed class PostgresPromptHistoryTests(PostgresData data) : PromptHistoryTests(data), IClassFixture<PostgresData>;
