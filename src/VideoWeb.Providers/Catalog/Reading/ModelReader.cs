using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>One model, resolved.</summary>
internal sealed class ModelReader(SharedDefinitions modes, ModeReader modeReader, ProblemList problems)
{
    public ModelDescription Read(string id, CatalogNode node)
    {
        if (!NameRules.IsModelId(id)) { problems.Add(node, Message.Of(MessageCode.CatalogModelIdWrong, ("id", Phrases.Quoted(id)))); }

        var reader = new ObjectReader(node, problems, CatalogContract.Model);
        var before = problems.Count;
        var model = new ModelDescription
        {
            Id = id,
            Name = reader.RequiredText("name"),
            Summary = reader.RequiredLocalizedText("summary"),
            WireNames = ReadWireNames(reader),
            Modes = reader.Entries("modes").Select(entry => modeReader.Read(entry.Key, modes.ResolveNamed(entry.Key, entry.Value), reader)).ToList(),
            Prices = ReadPrices(reader),
        };
        if (model.Modes.Count == 0) { reader.Report("modes", Message.Of(MessageCode.CatalogModesMissing)); }

        // The rules across parameters would only repeat what is wrong within them.
        if (problems.Count == before) { ModelRules.Check(model, reader, problems); }
        return model;
    }

    private List<WireName> ReadWireNames(ObjectReader model)
    {
        if (model.Has("wireName") && model.Has("wireNames")) { model.Report("wireName", Message.Of(MessageCode.CatalogWireNameTwice)); }
        if (model.Text("wireName") is { } name) { return [new WireName(name, [])]; }

        return model.Items("wireNames").Select(ReadWireName).ToList();
    }

    private WireName ReadWireName(CatalogNode item)
    {
        var reader = new ObjectReader(item, problems, CatalogContract.WireName);
        return new WireName(reader.Text("name") ?? "", ConditionReader.Read(reader, problems));
    }

    private PriceTable? ReadPrices(ObjectReader model)
    {
        if (model.Child("prices") is not { } node) { return null; }

        var reader = new ObjectReader(node, problems, CatalogContract.Prices);
        if (reader.Items("rows").Count == 0) { reader.Report("rows", Message.Of(MessageCode.CatalogPricesMissing)); }
        return new PriceTable(reader.RequiredText("unit"), reader.Items("rows").Select(ReadPriceRow).ToList());
    }

    private PriceRow ReadPriceRow(CatalogNode item)
    {
        var reader = new ObjectReader(item, problems, CatalogContract.PriceRow);
        return new PriceRow(
            ConditionReader.Read(reader, problems),
            reader.Number("first") ?? 0m,
            reader.Number("perSecond") ?? 0m,
            reader.Number("factor") ?? 1m);
    }
}

/// <summary>One mode of one model: shared definitions, the model's own and the mode's own words laid over each other into complete lists.</summary>
internal sealed class ModeReader(SharedDefinitions parameters, SharedDefinitions slots, ProblemList problems)
{
    /// <summary>Parameters of all models of a provider together; the five that come with the program have 40 to 600.</summary>
    private const int MaxResolved = 20_000;

    private int _resolved;

    public ModeDescription Read(string id, CatalogNode mode, ObjectReader model)
    {
        if (!NameRules.IsId(id)) { problems.Add(mode, Message.Of(MessageCode.CatalogModeIdWrong, ("id", Phrases.Quoted(id)))); }

        var reader = new ObjectReader(mode, problems, CatalogContract.Mode);
        var createPath = reader.Text("createPath");
        if (createPath is not null && !EndpointReader.IsPath(createPath, allowsId: false)) { reader.Report("createPath", EndpointReader.PathRule); }

        return new ModeDescription
        {
            Id = id,
            Label = reader.RequiredLocalizedText("label"),
            Help = reader.LocalizedText("help"),
            CreatePath = createPath,
            MinimumMedia = (int)(reader.Integer("minimumMedia") ?? 0),
            Slots = reader.Entries("slots").Select(entry => SlotReader.Read(entry.Key, slots.ResolveNamed(entry.Key, entry.Value), problems)).ToList(),
            Parameters = ReadParameters(reader, model),
        };
    }

    private List<ParameterDescription> ReadParameters(ObjectReader mode, ObjectReader model)
    {
        var own = mode.Child("parameters");
        var entries = model.Entries("parameters").Select(entry => (Name: entry.Key, Node: Over(entry.Value, entry.Key)))
            .Concat(mode.Entries("parameters").Where(entry => model.Child("parameters")?[entry.Key] is null).Select(entry => (Name: entry.Key, Node: entry.Value)))
            .Where(entry => entry.Node.Kind != JsonValueKind.Null)
            .ToList();
        _resolved += entries.Count;
        if (_resolved > MaxResolved)
        {
            problems.Add(new CatalogProblem(mode.Node.Source, "", Message.Of(MessageCode.CatalogParametersTooMany, ("most", new MessageArgument.Count(MaxResolved)))));
            return [];
        }

        return entries.Select(entry => ParameterReader.Read(entry.Name, parameters.ResolveNamed(entry.Name, entry.Node), problems)).OfType<ParameterDescription>().ToList();

        CatalogNode Over(CatalogNode entry, string name) => own is not null && own.Members.TryGetValue(name, out var change) ? entry.With(change) : entry;
    }
}
