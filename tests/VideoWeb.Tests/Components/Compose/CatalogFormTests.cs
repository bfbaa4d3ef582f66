using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>Walks every parameter of every mode of every model.</summary>
public sealed class CatalogFormTests : ComponentTest
{
    public static TheoryData<string, string, string> Everything => [.. ComposeSamples.EveryTarget().Select(target => (target.Provider.Id, target.Model.Id, target.Mode.Id))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Field_EveryParameter_HasALabelledControlAndNoAlert(string provider, string model, string mode)
    {
        foreach (var parameter in ComposeSamples.Target(provider, model, mode).Mode.Parameters)
        {
            var field = Render<ParameterField>(parameters => parameters.Add(p => p.Description, parameter).Add(p => p.Changed, _ => { }));

            Assert.Empty(field.FindAll("[role=alert]"));
            Assert.Contains(Controls(field), control => NameOf(field, control).Contains(parameter.Label.English, StringComparison.Ordinal));
            Assert.All(Controls(field), control => Assert.NotEqual("", NameOf(field, control)));
            Assert.All(field.FindAll("[aria-describedby]"), element => Assert.All(
                element.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(field.Nodes.QuerySelector($"#{id}"))));
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Form_EveryMode_ShowsExactlyWhatIsSentAndItsSlots(string provider, string model, string mode)
    {
        var target = ComposeSamples.Target(provider, model, mode);

        var form = Render<ComposeForm>(parameters => parameters
            .Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, target).Add(p => p.Connections, []).Add(p => p.ConnectionsAddress, "/w/a/connections")
            .Add(p => p.State, ComposeSamples.State(target)).Add(p => p.Errors, ComposeErrors.None).Add(p => p.StateChanged, _ => { }));

        Assert.Equal(
            ConditionRules.Shown(target.Mode, ParameterValues.Empty).Select(parameter => parameter.Name).Order(),
            form.FindAll("[data-parameter]").Select(element => element.GetAttribute("data-parameter")!).Order());
        Assert.Equal(target.Mode.Slots.Select(slot => slot.Name), form.FindAll("[data-slot]").Select(element => element.GetAttribute("data-slot")!));
        var ids = form.FindAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [InlineData("en", "Duration", "First frame", "The picture that the clip begins with.")]
    [InlineData("zh-Hans", "时长", "首帧", "视频开始的图片")]
    [InlineData("zh", "时长", "首帧", "视频开始的图片")]
    public void Form_OfAReader_SpeaksTheReadersLanguage(string language, string field, string slot, string help)
    {
        using var reader = new CultureSwitch(language);
        var target = ComposeSamples.Target("uniall", "viduq3-pro", "first-last-frame");

        var form = Render<ComposeForm>(parameters => parameters
            .Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, target).Add(p => p.Connections, []).Add(p => p.ConnectionsAddress, "/w/a/connections")
            .Add(p => p.State, ComposeSamples.State(target)).Add(p => p.Errors, ComposeErrors.None).Add(p => p.StateChanged, _ => { }));

        Assert.Equal(field, form.Find("[data-parameter=duration] [id$=-label]").TextContent);
        Assert.Equal(slot, form.Find("[data-slot] h2").TextContent);
        Assert.StartsWith(help.TrimEnd('.'), form.Find("[data-slot]").ReadNote(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Field_WithAnExample_ShowsItInTheReadersLanguage(string provider, string model, string mode)
    {
        using var reader = new CultureSwitch("zh-Hans");
        foreach (var parameter in ComposeSamples.Target(provider, model, mode).Mode.Parameters)
        {
            if (((parameter as TextParameter)?.Placeholder ?? (parameter as JsonParameter)?.Placeholder) is not { } example) { continue; }

            var field = Render<ParameterField>(parameters => parameters.Add(p => p.Description, parameter).Add(p => p.Changed, _ => { }));

            Assert.Equal(example.In(CultureInfo.GetCultureInfo("zh-Hans")), field.Find("input, textarea").GetAttribute("placeholder"));
        }
    }

    [Fact]
    public void Field_UnknownKind_SaysSo()
    {
        var field = Render<ParameterField>(parameters => parameters
            .Add(p => p.Description, new UnknownParameter { Name = "x", Label = "X", Wire = new WireRule("x", WireType.String) }).Add(p => p.Changed, _ => { }));

        Assert.Contains(nameof(UnknownParameter), field.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Field_EveryKindThereIs_HasAnEditor()
    {
        var wire = new WireRule("x", WireType.String);
        var samples = new ParameterDescription[]
        {
            new TextParameter { Name = "x", Label = "X", Wire = wire }, new TextParameter { Name = "x", Label = "X", Wire = wire, Multiline = true },
            new IntegerParameter { Name = "x", Label = "X", Wire = wire, Minimum = 1, Maximum = 9 }, new NumberParameter { Name = "x", Label = "X", Wire = wire, Minimum = 0, Maximum = 1, Step = 0.1m },
            new ChoiceParameter { Name = "x", Label = "X", Wire = wire, Choices = [new Choice("a", "A")] }, new SwitchParameter { Name = "x", Label = "X", Wire = wire },
            new SeedParameter { Name = "x", Label = "X", Wire = wire, Minimum = 0, Maximum = 9 }, new JsonParameter { Name = "x", Label = "X", Wire = wire },
            new TextListParameter { Name = "x", Label = "X", Wire = wire, MaxCount = 2, MaxLength = 9 }, new MapParameter { Name = "x", Label = "X", Wire = wire, MaxCount = 2, MaxLength = 9 },
        };
        var kinds = typeof(ParameterDescription).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ParameterDescription)) && !type.IsAbstract);

        Assert.Equal(kinds.Select(kind => kind.Name).Order(), samples.Select(sample => sample.GetType().Name).Distinct().Order());
        Assert.All(samples, sample =>
        {
            var field = Render<ParameterField>(parameters => parameters.Add(p => p.Description, sample).Add(p => p.Changed, _ => { }));
            Assert.Empty(field.FindAll("[role=alert]"));
            Assert.NotEmpty(field.FindAll("input, textarea, select, button"));
        });
    }

    private static IReadOnlyList<IElement> Controls(IRenderedComponent<ParameterField> field) => field.FindAll("input, textarea, select, [role=radiogroup], [role=group]");

    private static string NameOf(IRenderedComponent<ParameterField> field, IElement control) =>
        control.GetAttribute("aria-label")
        ?? (control.GetAttribute("aria-labelledby") is { } id ? field.Find($"#{id}").TextContent : null)
        ?? (control.Id is { } own ? field.FindAll($"label[for='{own}']").FirstOrDefault()?.TextContent : null)
        ?? control.Closest("label")?.TextContent
        ?? "";

    private sealed record UnknownParameter : ParameterDescription;
}
