using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor.Services;
using VideoWeb.Circuits;
using VideoWeb.Components.Compose;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Benchmarks;

/// <summary>The form of the largest model after a switch of the model, and its fields beside MudBlazor's, against a bare list of as many inputs, on the server's side.</summary>
internal static partial class FormBenchmark
{
    private const int WarmUps = 30;
    private const int Rounds = 201;
    private const int Copies = 20;

    public static async Task RunAsync()
    {
        var catalog = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;
        var models = catalog.Providers.SelectMany(provider => provider.Models, (provider, model) => (provider, model)).ToList();
        var largest = models.MaxBy(pair => pair.model.Modes.Max(mode => mode.Parameters.Count + mode.Slots.Count));
        var other = models.First(pair => pair.provider.Id != largest.provider.Id);
        // What every live component has.
        await using var services = new ServiceCollection().AddLogging().AddLocalization(options => options.ResourcesPath = "Resources")
            .AddSingleton<MessageFormatter>().AddSingleton(TimeProvider.System).AddSingleton<ChangeFeed>().AddSingleton<SessionGate>().AddSingleton<CircuitCulture>()
            .AddSingleton<IJSRuntime, SilentScript>().AddMudServices().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());

        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            FormHost? host = null;
            var start = new ComposeState { ProviderId = other.provider.Id, ModelId = other.model.Id, ModeId = other.model.Modes[0].Id };
            var form = renderer.BeginRenderingComponent<FormHost>(Parameters(
                (nameof(FormHost.Catalog), catalog), (nameof(FormHost.State), start), (nameof(FormHost.Ready), (Action<FormHost>)(ready => host = ready))));
            await form.QuiescenceTask;
            host!.Switch(largest.provider.Id, largest.model.Id);
            var controls = Control().Count(form.ToHtmlString());

            BareInputs? bare = null;
            await renderer.BeginRenderingComponent<BareInputs>(Parameters(
                (nameof(BareInputs.Count), controls), (nameof(BareInputs.Ready), (Action<BareInputs>)(ready => bare = ready)))).QuiescenceTask;

            var (forms, lists) = (new List<double>(), new List<double>());
            for (var round = -WarmUps; round < Rounds; round++)
            {
                host.Switch(other.provider.Id, other.model.Id);
                var byForm = Time(() => host.Switch(largest.provider.Id, largest.model.Id));
                var byList = Time(bare!.Replace);
                if (round < 0) { continue; }
                forms.Add(byForm);
                lists.Add(byList);
            }

            Console.WriteLine($"form: {largest.model.Name} of {largest.provider.Name} after a switch of the model, {controls} controls, median of {Rounds}");
            Console.WriteLine($"  bare list of inputs   {Median.Of(lists),10:0.00} ms");
            Console.WriteLine($"  the form              {Median.Of(forms),10:0.00} ms   19 of 20 under {forms.Order().ElementAt(Rounds * 19 / 20):0.00} ms");
            Console.WriteLine($"  ratio                 {Median.Of(forms) / Median.Of(lists),10:0.0}");
            var parameters = largest.model.Modes.MaxBy(mode => mode.Parameters.Count)!.Parameters;
            Console.WriteLine($"fields: its {parameters.Count} parameters with all groups open, after a switch of the model and when they are rendered again");
            var plain = await MeasureAsync<BareInputs>(renderer, list => list.Replace(), list => list.Replace(), ready => Parameters((nameof(BareInputs.Count), parameters.Count), (nameof(BareInputs.Ready), ready)));
            Show("bare list of inputs", plain, plain);
            Show("the form's own", await MeasureAsync<FieldList>(renderer, list => list.Replace(), list => list.Again(), ready => Fields(parameters, isKit: false, ready)), plain);
            Show("MudBlazor's", await MeasureAsync<FieldList>(renderer, list => list.Replace(), list => list.Again(), ready => Fields(parameters, isKit: true, ready)), plain);
            foreach (var kind in parameters.GroupBy(Kind))
            {
                ParameterDescription[] ten = [.. Enumerable.Range(0, 10).Select(number => kind.First() with { Name = $"{kind.Key}-{number}" })];
                var (own, kit) = (await KilobytesAsync(renderer, ten, isKit: false), await KilobytesAsync(renderer, ten, isKit: true));
                Console.WriteLine($"  {kind.Count(),2} × {kind.Key,-18} {own / 10,7:0.0} KB each, MudBlazor's {kit / 10,7:0.0} KB");
            }
        });
    }

    private static ParameterView Fields(IReadOnlyList<ParameterDescription> parameters, bool isKit, Action<FieldList> ready) =>
        Parameters((nameof(FieldList.Parameters), parameters), (nameof(FieldList.IsKit), isKit), (nameof(FieldList.Ready), ready));

    private static string Kind(ParameterDescription parameter) => parameter switch
    {
        ChoiceParameter choice => $"choice, {choice.Control}",
        IntegerParameter { Control: NumberControl.Slider } or NumberParameter { Control: NumberControl.Slider } => "number, Slider",
        _ => parameter.GetType().Name,
    };

    private static async Task<double> KilobytesAsync(HtmlRenderer renderer, IReadOnlyList<ParameterDescription> parameters, bool isKit) =>
        (await MeasureAsync<FieldList>(renderer, list => list.Replace(), list => list.Again(), ready => Fields(parameters, isKit, ready))).Kilobytes;

    private static async Task<FieldCost> MeasureAsync<TList>(HtmlRenderer renderer, Action<TList> replace, Action<TList> again, Func<Action<TList>, ParameterView> parameters) where TList : IComponent
    {
        var lists = new List<TList>();
        for (var warmUp = 0; warmUp < 2; warmUp++) { await renderer.BeginRenderingComponent<TList>(parameters(lists.Add)).QuiescenceTask; }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var copy = 0; copy < Copies; copy++) { await renderer.BeginRenderingComponent<TList>(parameters(lists.Add)).QuiescenceTask; }

        // The first rendering leaves one array, the second another.
        foreach (var list in lists) { again(list); }

        var kilobytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Copies;
        for (var round = 0; round < WarmUps; round++) { replace(lists[0]); }

        var switches = Enumerable.Range(0, Rounds).Select(_ => Time(() => replace(lists[0]))).ToList();
        return new FieldCost(Median.Of(switches), Median.Of([.. Enumerable.Range(0, Rounds).Select(_ => Time(() => again(lists[0])))]), kilobytes);
    }

    private static void Show(string name, FieldCost cost, FieldCost bare) => Console.WriteLine(
        $"  {name,-20} {cost.Switch,6:0.00} ms, again {cost.Again,6:0.00} ms, {cost.Kilobytes,7:0} KB   ratio {cost.Switch / bare.Switch,6:0.0} in time, {cost.Kilobytes / bare.Kilobytes,6:0.0} in memory");

    private static ParameterView Parameters(params (string Name, object Value)[] values) =>
        ParameterView.FromDictionary(values.ToDictionary(value => value.Name, value => (object?)value.Value));

    private static double Time(Action render)
    {
        var began = Stopwatch.GetTimestamp();
        render();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    [GeneratedRegex("<(?:input|select|textarea|button)[ >]")]
    private static partial Regex Control();

    /// <param name="Switch">Milliseconds.</param>
    /// <param name="Again">Milliseconds.</param>
    /// <param name="Kilobytes">That one list holds.</param>
    private sealed record FieldCost(double Switch, double Again, double Kilobytes);
}
