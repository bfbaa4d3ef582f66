using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Admin.Catalog;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Components.Compose;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class CatalogComponentTests : ComponentTest
{
    public static TheoryData<string, string> Models => [.. ComposeSamples.Catalog.Providers.SelectMany(provider => provider.Models.Select(model => (provider.Id, model.Id)))];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_OfTheCatalog_IsDescribedAndShownAsAForm(string provider, string model)
    {
        var owner = ComposeSamples.Catalog.FindProvider(provider)!;
        var shown = owner.FindModel(model)!;

        var facts = Render<ModelFacts>(parameters => parameters.Add(p => p.Provider, owner).Add(p => p.Model, shown));
        var form = Render<FormPreview>(parameters => parameters.Add(p => p.Provider, owner).Add(p => p.Model, shown));

        Assert.Equal(shown.Modes.Sum(mode => mode.Slots.Count + mode.Parameters.Count), facts.FindAll("tbody tr").Count);
        Assert.Equal(
            ConditionRules.Shown(shown.Modes[0], ParameterValues.Empty).Select(parameter => parameter.Name), form.FindAll("[data-parameter]").Select(field => field.GetAttribute("data-parameter")));
        Assert.Empty(form.FindAll("[role=alert], [aria-invalid=true], [id$=-error]"));
        Assert.DoesNotContain(facts.FindAll("td"), cell => cell.TextContent is "true" or "false");
    }

    [Fact]
    public void Overlays_WithOneBroken_SayWhatEachDoes()
    {
        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), [new CatalogFile("overlay:a.json", """{"providers":{"relay":{"use":"vidu","name":"Relay"},"uniall":{"summary":"Ours."}}}""")]);

        var list = Render<OverlayFileList>(parameters => parameters
            .Add(p => p.Files, [new OverlayFile("a.json", "", "1"), new OverlayFile("b.json", "", "2")]).Add(p => p.Providers, load.Catalog.Providers)
            .Add(p => p.Problems, [new CatalogProblem("overlay:b.json", "", Message.Recorded("It is wrong."))]));

        Assert.Equal(["adds Relay · changes UniAll", "changes nothing"], list.AllByRole("listitem").Select(file => file.TextsByRole("paragraph")[1]));
        Assert.Equal(["in force", "left out"], list.FindAll("li > span").Select(badge => badge.TextContent));
    }

    [Fact]
    public void Findings_OfAMistake_NameLinePathAndReason()
    {
        var check = new OverlayCheck(ModelCatalog.Empty, [new OverlayFinding("providers.relay.auth", Message.Recorded("It is wrong."), 7)], [], []);

        var findings = Render<OverlayFindings>(parameters => parameters.Add(p => p.Check, check));

        Assert.Equal("Line 7 providers.relay.auth It is wrong.", string.Join(' ', findings.Find("li").TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Contract_SandboxIsOff_SaysSoAndOffersNothing()
    {
        var isAsked = false;
        var panel = Render<ContractPanel>(parameters => parameters
            .Add(p => p.Results, null).Add(p => p.Total, 12).Add(p => p.Refusal, Message.Of(MessageCode.SandboxOff)).Add(p => p.OnRun, () => isAsked = true));

        Assert.Equal("The sandbox is switched off. An administrator can switch it on in Sandbox:Enabled.", panel.ByRole("status").ReadText());
        Assert.True(panel.Find("button").HasAttribute("disabled"));
        panel.Render(parameters => parameters.Add(p => p.Refusal, null));
        await panel.Find("button").ClickAsync(new MouseEventArgs());
        Assert.True(isAsked);
    }
}
