using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>The table of faults in tests/README.md: nothing is left out, and what it names is there.</summary>
public sealed partial class FaultTableTests
{
    private const int Faults = 66;

    [Fact]
    public void Table_EveryFault_HasOneLine()
    {
        var numbers = Rows().Select(row => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture));

        Assert.Equal(Enumerable.Range(1, Faults), numbers);
    }

    [Fact]
    public void Table_EveryTestClassItNames_Exists()
    {
        var known = Repository.Files("tests", ".cs").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal);

        var missing = Rows().SelectMany(row => TestClass().Matches(row.Value)).Select(name => name.Groups["name"].Value).Where(name => !known.Contains(name));

        Assert.Empty(missing);
    }

    private static IEnumerable<Match> Rows() => Row().Matches(Repository.Read("tests/README.md"));

    [GeneratedRegex(@"^\| F(?<number>\d+) \|.+$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+(Tests|Journeys?|Benchmark))`")]
    private static partial Regex TestClass();
}
