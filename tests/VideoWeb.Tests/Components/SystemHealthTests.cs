using VideoWeb.Components.Admin;
using VideoWeb.Components.Shared;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class SystemHealthTests
{
    private static readonly SystemState Well = new(null, 0, SystemHealth.LowSpace, false, []);

    [Fact]
    public void Find_AllIsWell_IsEmpty() => Assert.Empty(SystemHealth.Find(Well, EnglishTexts.Messages));

    [Fact]
    public void Find_AllIsWrong_PutsTheWorstFirst()
    {
        var problem = Message.Recorded("The disk is full.");

        var found = SystemHealth.Find(new(problem, 3, SystemHealth.LowSpace - 1, true, [new CatalogProblem("a.json", "providers", Message.Recorded("It is wrong."))]), EnglishTexts.Messages);

        Assert.Equal([Tone.Danger, Tone.Danger, Tone.Warning, Tone.Warning, Tone.Neutral], found.Select(finding => finding.Tone));
        Assert.Equal("The disk is full.", found[0].Text);
        Assert.Single(found[3].Details);
    }
}
