using System.Xml.Linq;
using Xunit;

namespace VideoWeb.Tests.Architecture;

public sealed class LayerTests
{
    [Theory]
    [InlineData("VideoWeb.Providers", "")]
    [InlineData("VideoWeb.Data", "VideoWeb.Providers")]
    [InlineData("VideoWeb.Engine", "VideoWeb.Data")]
    [InlineData("VideoWeb.Sandbox", "")]
    [InlineData("VideoWeb", "VideoWeb.Engine VideoWeb.Sandbox")]
    public void Project_References_FormTheLine(string project, string expected)
    {
        var file = XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"));

        var references = file.Descendants("ProjectReference").Select(each => Path.GetFileNameWithoutExtension(each.Attribute("Include")!.Value.Replace('\\', '/'))).Order();

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), references);
    }

    [Theory]
    [InlineData("DbContext")]
    [InlineData("HttpClient")]
    [InlineData("VideoWeb.Providers.Dialects")]
    [InlineData("DialectTable")]
    [InlineData("KeyVault")]
    [InlineData("ConnectionSecret")]
    [InlineData(".Reveal()")]
    public void Components_NeverName(string word)
    {
        var guilty = Repository.Files("src/VideoWeb/Components", ".razor", ".cs").Where(path => Repository.Read(path).Contains(word, StringComparison.Ordinal));

        Assert.Empty(guilty);
    }

    [Theory]
    [InlineData("DbContext")]
    [InlineData("DbSet")]
    [InlineData("Entity>")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    public void Engine_ThatSeesTheInternalStores_NeverNames(string word)
    {
        var guilty = Repository.Files("src/VideoWeb.Engine", ".cs").Where(path => Repository.Read(path).Contains(word, StringComparison.Ordinal));

        Assert.Empty(guilty);
    }

    [Fact]
    public void ConnectionKeys_AreOpenedByTheEngineAlone()
    {
        var openers = Repository.Files("src", ".razor", ".cs")
            .Where(path => !path.StartsWith("src/VideoWeb.Data/", StringComparison.Ordinal))
            .Where(path => Repository.Read(path) is var text && text.Contains("ConnectionStore", StringComparison.Ordinal) && text.Contains("onnections.OpenAsync(", StringComparison.Ordinal));

        Assert.Equal(["src/VideoWeb.Engine/Sending/ConnectionKeys.cs"], openers);
    }

    [Fact]
    public void Providers_KnowNoOutsideWorld()
    {
        string[] words = ["HttpClient", "System.IO", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "TimeProvider", "File.Read", "File.Open"];

        var guilty = Repository.Files("src/VideoWeb.Providers", ".cs").Where(path => words.Any(word => Repository.Read(path).Contains(word, StringComparison.Ordinal)));

        Assert.Empty(guilty);
    }
}
