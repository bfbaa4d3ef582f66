using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;
using VideoWeb.Components;
using VideoWeb.Data;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
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

    [Fact]
    public void Components_SeeStoresCommandsFeedAndCatalog_AndNothingBeneath()
    {
        Assert.Empty(DependentOn("VideoWeb.Components", BeneathComponents));

        // The rule can fail: the host's set-up is full of what components must not see.
        Assert.NotEmpty(DependentOn("VideoWeb.Setup", BeneathComponents));
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
    public void BannedSymbols_OfOurOwn_Exist()
    {
        var ours = Repository.Files("src", ".txt").Where(path => path.Contains("/BannedSymbols.", StringComparison.Ordinal))
            .SelectMany(path => Repository.Read(path).Split('\n')).Where(line => line.Contains(":VideoWeb.", StringComparison.Ordinal)).Select(line => line.Split(';')[0]).ToList();

        Assert.NotEmpty(ours);
        Assert.All(ours, symbol => Assert.True(Exists(symbol), symbol));
    }

    private static readonly string[] BeneathComponents =
    [
        "Microsoft.EntityFrameworkCore", "System.Net.Http.HttpClient", "VideoWeb.Providers.Dialects", "VideoWeb.Data.VideoWebDbContext", "VideoWeb.Data.Security",
        "VideoWeb.Data.Connections.ConnectionSecret",
    ];

    private static readonly Assembly[] Assemblies = [typeof(App).Assembly, typeof(EngineOptions).Assembly, typeof(VideoWebDbContext).Assembly, typeof(SecretKey).Assembly];

    private static IEnumerable<string> DependentOn(string space, string[] dependencies) =>
        Types.InAssembly(typeof(App).Assembly).That().ResideInNamespace(space).And().HaveDependencyOnAny(dependencies).GetTypes().Select(type => type.FullName);

    // N:Namespace, T:Type or M:Type.Method(Parameter,…), as the documentation ids of members are written.
    private static bool Exists(string symbol)
    {
        var types = Assemblies.SelectMany(assembly => assembly.GetTypes());
        var name = symbol[2..].Split('(')[0];
        return symbol[0] switch
        {
            'N' => types.Any(type => type.Namespace == name),
            'T' => types.Any(type => type.FullName == name),
            _ => types.Where(type => type.FullName == name[..name.LastIndexOf('.')]).SelectMany(type => type.GetMethods()).Any(method =>
                method.Name == name[(name.LastIndexOf('.') + 1)..]
                && string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.FullName)) == symbol[2..].Replace(name, "", StringComparison.Ordinal).Trim('(', ')')),
        };
    }
}
