using System.Text.Json;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>One mode of one model: shared definitions, the model's own and the mode's own words laid over each other into complete lists.</summary>
internal sealed class ModeReading(Templates parameters, Templates slots, ProblemList problems)
{
    private const int MaxParameters = 100;
    private const int MaxSlots = 12;

    /// <summary>Parameters of all models of a provider together; the five that come with the program have 40 to 600.</summary>
    private const int MaxResolved = 20_000;

    private int _resolved;

    public ModeDescription Read(string id, CatalogNode mode, ObjectReader model)
    {
        if (!NameRules.IsId(id)) { problems.Add(mode, $"“{id}” cannot be a mode's id: small letters, digits and - are allowed."); }

        var reader = new ObjectReader(mode, problems, MemberNames.Mode);
        var createPath = reader.Text("createPath");
        if (createPath is not null && !EndpointReading.IsPath(createPath, allowsId: false)) { reader.Report("createPath", EndpointReading.PathRule); }

        return new ModeDescription
        {
            Id = id,
            Label = reader.RequiredText("label", 60),
            Help = reader.Text("help", 1000),
            CreatePath = createPath,
            MinimumMedia = (int)(reader.Integer("minimumMedia", 0, 100) ?? 0),
            Slots = reader.Entries("slots", MaxSlots).Select(entry => SlotReading.Read(entry.Key, slots.ResolveNamed(entry.Key, entry.Value), problems)).ToList(),
            Parameters = ReadParameters(reader, model),
        };
    }

    private List<ParameterDescription> ReadParameters(ObjectReader mode, ObjectReader model)
    {
        var own = mode.Child("parameters");
        var entries = model.Entries("parameters", MaxParameters).Select(entry => (Name: entry.Key, Node: Over(entry.Value, entry.Key)))
            .Concat(mode.Entries("parameters", MaxParameters).Where(entry => model.Child("parameters")?[entry.Key] is null).Select(entry => (Name: entry.Key, Node: entry.Value)))
            .Where(entry => entry.Node.Kind != JsonValueKind.Null)
            .ToList();
        _resolved += entries.Count;
        if (_resolved > MaxResolved)
        {
            problems.Add(new CatalogProblem(mode.Node.Source, "", $"The models of one provider have more than {MaxResolved} parameters together."));
            return [];
        }

        return entries.Select(entry => ParameterReading.Read(entry.Name, parameters.ResolveNamed(entry.Name, entry.Node), problems)).OfType<ParameterDescription>().ToList();

        CatalogNode Over(CatalogNode entry, string name) => own is not null && own.Members.TryGetValue(name, out var change) ? entry.With(change) : entry;
    }
}
