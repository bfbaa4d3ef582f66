namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>One model, resolved.</summary>
internal sealed class ModelReading(Templates modes, ModeReading modeReading, ProblemList problems)
{
    private const int MaxModes = 12;

    public ModelDescription Read(string id, CatalogNode node)
    {
        if (!NameRules.IsModelId(id)) { problems.Add(node, $"“{id}” cannot be a model's id: small letters, digits, - _ and . are allowed."); }

        var reader = new ObjectReader(node, problems, MemberNames.Model);
        var before = problems.Count;
        var model = new ModelDescription
        {
            Id = id,
            Name = reader.RequiredText("name", 80),
            Summary = reader.RequiredText("summary", 300),
            WireNames = ReadWireNames(reader),
            Modes = reader.Entries("modes", MaxModes).Select(entry => modeReading.Read(entry.Key, modes.ResolveNamed(entry.Key, entry.Value), reader)).ToList(),
            Prices = ReadPrices(reader),
        };
        if (model.Modes.Count == 0) { reader.Report("modes", "A model needs at least one mode."); }

        // The rules across parameters would only repeat what is wrong within them.
        if (problems.Count == before) { ModelRules.Check(model, reader, problems); }
        return model;
    }

    private List<WireName> ReadWireNames(ObjectReader model)
    {
        if (model.Has("wireName") && model.Has("wireNames")) { model.Report("wireName", "Either “wireName” or “wireNames”, not both."); }
        if (model.Text("wireName") is { } name) { return [new WireName(name, [])]; }

        return model.Items("wireNames").Select(ReadWireName).ToList();
    }

    private WireName ReadWireName(CatalogNode item)
    {
        var reader = new ObjectReader(item, problems, MemberNames.WireName);
        return new WireName(reader.RequiredText("name"), ConditionReading.Read(reader, problems));
    }

    private PriceTable? ReadPrices(ObjectReader model)
    {
        if (model.Child("prices") is not { } node) { return null; }

        var reader = new ObjectReader(node, problems, MemberNames.Prices);
        if (reader.Items("rows").Count == 0) { reader.Report("rows", "A price list needs at least one row."); }
        return new PriceTable(reader.RequiredText("unit", 20), reader.Items("rows").Select(ReadPriceRow).ToList());
    }

    private PriceRow ReadPriceRow(CatalogNode item)
    {
        var reader = new ObjectReader(item, problems, MemberNames.PriceRow);
        return new PriceRow(
            ConditionReading.Read(reader, problems),
            reader.Number("first", 0) ?? reader.Missing("first", 0m),
            reader.Number("perSecond", 0) ?? reader.Missing("perSecond", 0m),
            reader.Number("factor", 0) ?? 1m);
    }
}
