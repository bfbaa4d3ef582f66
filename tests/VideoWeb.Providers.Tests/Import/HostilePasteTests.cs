using System.Text;
using VideoWeb.Providers.Import;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Tests.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Import;

public sealed class HostilePasteTests
{
    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "empty", "  \n" },
        { "too long", new string('x', PasteReader.MaxLength + 1) },
        { "braces", new string('{', PasteReader.MaxLength) },
        { "objects", string.Concat(Enumerable.Repeat("{\"a\":1}", 140_000)) },
        { "deep", string.Concat(Enumerable.Repeat("{\"a\":[", 150_000)) },
        { "deep and long", string.Concat(Enumerable.Repeat("{\"b\":[", 30)) + string.Join(',', Enumerable.Repeat('1', 500_000)) },
        { "binary", Encoding.Latin1.GetString([.. Enumerable.Range(0, 200_000).Select(number => (byte)(number * 7))]) },
        { "half characters", "{\"model\":\"\\ud800\",\"\\udc00\":1}\ud800" },
        { "open single quote", "curl -d '{\"model\":\"viduq2\",\"prompt\":\"it's\"}' https://e.com" },
        { "open double quote", "curl \"https://e.com" },
        { "quotes", "curl " + new string('\'', 999_999) },
        { "backslashes", "curl $'" + new string('\\', 999_999) },
        { "only curl", "curl " },
        { "no body", "curl https://www.kkiai.com/ent/v2/text2video -H 'Authorization: Bearer x'" },
        { "a file", "curl https://www.kkiai.com/ent/v2/text2video -d @/etc/passwd" },
        { "an array", "[1,2,3]" },
        { "another API", "{\"model\":\"gpt-4\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"temperature\":1}" },
        { "wrong types", "{\"model\":[],\"prompt\":{},\"duration\":[1],\"content\":{\"x\":1}}" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_Hostile_IsRefusedWithAReason(string name, string text)
    {
        var outcome = PasteReader.Read(text, CatalogUnderTest.Catalog);

        Assert.True(Assert.IsType<PasteOutcome.Unreadable>(outcome).Reason is MessageCode.PasteForNobody or MessageCode.PasteWithoutJson or MessageCode.PasteWithoutBody
            or MessageCode.PasteQuoteOpen or MessageCode.PasteBodyInFile or MessageCode.PasteEmpty or MessageCode.PasteTooLong, name);
    }

    [Fact]
    public void Read_ManyStrangeMembers_ListsAFew()
    {
        var members = string.Join(',', Enumerable.Range(0, 40_000).Select(number => $"\"member{number}\":{number}"));

        var outcome = PasteReader.Read($$"""{"model":"viduq2","prompt":"x",{{members}}}""", CatalogUnderTest.Catalog);

        Assert.Equal(PasteReader.MaxUnplaced, Assert.IsType<PasteOutcome.Filled>(outcome).Unplaced.Count);
    }

    [Fact]
    public void Read_KeysAnywhere_AreNotInTheOutcome()
    {
        const string Key = "sk-very-secret";
        var text = $$"""
            curl 'https://user:{{Key}}@api.uniall.ai/v1/video/generations?key={{Key}}' -H 'authorization: Bearer {{Key}}' -H 'X-Api-Key: {{Key}}' -u a:{{Key}} --cookie s={{Key}} \
              --json '{"model":"viduq3p-720p","prompt":"x","duration":5,"api_key":"{{Key}}","extra_body":{"token":"{{Key}}","list":[{"Authorization":"{{Key}}"} ] } }'
            """;

        var filled = Assert.IsType<PasteOutcome.Filled>(PasteReader.Read(text, CatalogUnderTest.Catalog));

        Assert.True(filled.HadKey);
        Assert.DoesNotContain(Key, filled.Input.Values.ToJson() + string.Concat(filled.Unplaced) + string.Concat(filled.Input.Media), StringComparison.Ordinal);
        Assert.Equal("uniall", filled.Input.Provider.Id);
    }

    [Fact]
    public void Read_NoiseAroundASample_NeverThrows()
    {
        const string Noise = "'\"\\{}[],:$^@\0\ud800é1";
        var random = new Random(7);
        const string Sample = "curl -X POST \"{BASE_URL}/v1/video/generations\" -H \"Authorization: Bearer sk\" -d '{\"model\": \"viduq3p-720p\",\"prompt\": \"a\",\"content\":[{\"type\":\"text\"}],\"images\":[\"x\"],\"extra_body\": {\"seed\": 42}}'";
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder(Sample);
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0) { text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)); }
                else { text.Insert(at, Noise[random.Next(Noise.Length)]); }
            }

            Assert.NotNull(PasteReader.Read(text.ToString(), CatalogUnderTest.Catalog));
        }
    }
}
