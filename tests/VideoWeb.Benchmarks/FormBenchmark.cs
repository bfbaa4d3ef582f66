using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Circuits;
using VideoWeb.Components.Compose;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Benchmarks;

/// <summary>The form of the largest model after a switch of the model, against a bare list of as many inputs, on the server's side.</summary>
internal static partial class FormBenchmark
{
    private const int WarmUps = 30;
    private const int Rounds = 201;

    public static async Task RunAsync()
    {
        var catalog = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;
        var models = catalog.Providers.SelectMany(provider => provider.Models, (provider, model) => (provider, model)).ToList();
        var largest = models.MaxBy(pair => pair.model.Modes.Max(mode => mode.Parameters.Count + mode.Slots.Count));
        var other = models.First(pair => pair.provider.Id != largest.provider.Id);
        // What every live component has.
        await using var services = new ServiceCollection().AddLogging().AddLocalization(options => options.ResourcesPath = "Resources")
            .AddSingleton<MessageFormatter>().AddSingleton(TimeProvider.System).AddSingleton<ChangeFeed>().AddSingleton<SessionGate>().AddSingleton<CircuitCulture>().BuildServiceProvider();
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
        });
    }

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
}
