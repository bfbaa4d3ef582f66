using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Providers.Import;

/// <summary>A pasted call read as a request for one mode of one model, and how well it fits.</summary>
/// <param name="Identity">By address and model name: the higher, the surer.</param>
/// <param name="Placed">How many values and media found a place.</param>
/// <param name="Missing">How many media the mode still needs.</param>
internal sealed record PasteCandidate(GenerationInput Input, IReadOnlyList<string> Unplaced, int Identity, int Placed, int Missing, int UnplacedCount)
{
    private const string ModelMember = "model";
    private const string PromptName = "prompt";
    private const int SameHost = 3;
    private const int SamePath = 3;
    private const int KnownModel = 4;
    private const int SuggestedModel = 3;
    private const int AnyModel = 1;

    // A body of very many strange members is strange enough.
    private const int MaxCounted = 1000;

    /// <summary>For comparing: who it is for comes first, then what would be lost.</summary>
    public (int, int, int, int) Rank => (Identity, -UnplacedCount, -Missing, Placed);

    /// <summary>Nothing but a text field called "prompt" is not yet a request of ours.</summary>
    public bool IsLikely => Placed > 0 && (Identity > AnyModel || Placed > UnplacedCount);

    public static PasteCandidate Create(ProviderDescription provider, ModelDescription model, ModeDescription mode, PastedCall call)
    {
        var rest = new BodyRemainder(call.Body);
        var (values, nameRank) = ByName(model, mode, rest);
        var ahead = rest.Find(ModelMember) is { } name && mode.Parameters.OfType<TextParameter>().FirstOrDefault(parameter => parameter.Wire.Path == ModelMember) is { } typed
            ? typed.Suggestions.Contains(name.ToString()) ? SuggestedModel : AnyModel
            : nameRank;

        values = WithParameters(mode, rest, values);
        values = WithContentText(mode, rest, values);
        var media = Media(mode, rest);
        var (effective, idle) = WithoutHidden(mode, values);

        var unplaced = rest.Places().Concat(idle).Take(MaxCounted).ToList();
        var missing = mode.Slots.Sum(slot => Math.Max(0, slot.Minimum - media.Count(item => item.Slot == slot.Name))) + Math.Max(0, mode.MinimumMedia - media.Count);
        var identity = ahead
            + (call.Host is { } host && host.Equals(provider.DefaultBaseUrl.Host, StringComparison.OrdinalIgnoreCase) ? SameHost : 0)
            + (call.Path is { } path && path.TrimEnd('/').EndsWith(mode.CreatePath ?? provider.Endpoints.Create.Path, StringComparison.OrdinalIgnoreCase) ? SamePath : 0);
        return new PasteCandidate(
            new GenerationInput(provider, model, mode, effective, media), [.. unplaced.Take(PasteReader.MaxUnplaced)], identity,
            effective.Names.Count() + media.Count, missing, unplaced.Count);
    }

    /// <summary>The values that the model's name stands for: UniAll's name holds resolution and off-peak.</summary>
    private static (ParameterValues Values, int Rank) ByName(ModelDescription model, ModeDescription mode, BodyRemainder rest)
    {
        var values = ParameterValues.Empty;
        var text = rest.Find(ModelMember) is JsonValue node && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
        var name = model.WireNames.FirstOrDefault(name => name.Name == text
            && name.When.All(condition => condition.Parameter != ConditionRules.ModeName || condition.Values?.Contains(mode.Id) != false));
        if (name is null) { return (values, 0); }

        rest.Remove(ModelMember);
        foreach (var condition in name.When)
        {
            if (mode.FindParameter(condition.Parameter) is not { } parameter || condition.Values is not [var value] || ConditionRules.DefaultText(parameter) == value) { continue; }
            if (FormValue.From(parameter, JsonValue.Create(value)) is { } set) { values = values.With(parameter.Name, set); }
        }
        return (values, KnownModel);
    }

    // The longer path first: what has a field of its own is not part of the free JSON around it.
    private static ParameterValues WithParameters(ModeDescription mode, BodyRemainder rest, ParameterValues values)
    {
        var groups = mode.Parameters.Where(parameter => parameter.Wire.Path.Length > 0).GroupBy(parameter => parameter.Wire.Path).OrderByDescending(group => group.Key.Count(letter => letter == '.'));
        foreach (var group in groups.ToList())
        {
            if (rest.Find(group.Key) is not { } node) { continue; }
            // What was left empty on the page is unset here.
            if (node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length == 0) { rest.Remove(group.Key); continue; }

            // Two parameters can write one member under different conditions.
            var fitting = group.Select(parameter => (parameter, value: FormValue.From(parameter, node))).Where(pair => pair.value is not null).ToList();
            if (fitting.Count == 0) { continue; }
            var (parameter, value) = fitting.Count == 1 ? fitting[0] : fitting.FirstOrDefault(pair => Suits(pair.parameter, pair.value!.Value, mode, values, rest), fitting[0]);
            values = values.With(parameter.Name, value!.Value);
            rest.Remove(group.Key);
        }
        return values;
    }

    // What it depends on may not have been read yet.
    private static bool Suits(ParameterDescription parameter, JsonElement value, ModeDescription mode, ParameterValues values, BodyRemainder rest)
    {
        foreach (var condition in parameter.When)
        {
            if (values[condition.Parameter] is null && mode.FindParameter(condition.Parameter) is { Wire.Path.Length: > 0 } other
                && rest.Find(other.Wire.Path) is { } node && FormValue.From(other, node) is { } known)
            {
                values = values.With(other.Name, known);
            }
        }
        return ConditionRules.IsShown(parameter, mode, values.With(parameter.Name, value));
    }

    //   "content": [{"type":"text","text":"…"}, …]
    private static ParameterValues WithContentText(ModeDescription mode, BodyRemainder rest, ParameterValues values)
    {
        if (mode.FindParameter(PromptName)?.Wire.Path.Split('.') is not [var list, var member]) { return values; }

        var texts = rest.Parts(list).Where(part => part[member]?.GetValueKind() == JsonValueKind.String).ToList();
        if (texts.Count == 0) { return values; }
        var prompt = string.Join('\n', texts.Select(part => part[member]!.GetValue<string>()));
        foreach (var part in texts) { part.Remove(member); part.Remove("type"); }
        return values.With(PromptName, prompt);
    }

    private static List<MediaItem> Media(ModeDescription mode, BodyRemainder rest)
    {
        var media = new List<MediaItem>();
        foreach (var path in mode.Slots.GroupBy(slot => slot.WirePath))
        {
            if (path.Key.Split('.') is [var list, var member, var leaf]) { AddParts(path, rest, list, member, leaf, media); }
            else { AddAddresses(path, rest, media); }
        }
        return media;
    }

    // Slots that write one list follow each other in it: Vidu's first and last frame.
    private static void AddAddresses(IGrouping<string, MediaSlotDescription> path, BodyRemainder rest, List<MediaItem> media)
    {
        var addresses = rest.Addresses(path.Key);
        if (addresses.Count == 0) { return; }
        var taken = 0;
        foreach (var slot in path)
        {
            var some = addresses.Skip(taken).Take(slot.Maximum).Select(address => new MediaItem(slot.Name, slot.Kind, slot.Travel.HasFlag(MediaTransferMode.Base64) ? MediaAddress.FromBareBase64(address) ?? address : address)).ToList();
            media.AddRange(some);
            taken += some.Count;
        }
        rest.Keep(path.Key, addresses, taken);
    }

    //   {"type":"image_url","role":"first_frame","image_url":{"url":"…"}}; Ark lets the role of a first frame go unsaid.
    private static void AddParts(IGrouping<string, MediaSlotDescription> path, BodyRemainder rest, string list, string member, string leaf, List<MediaItem> media)
    {
        foreach (var part in rest.Parts(list))
        {
            var address = part[member] switch { JsonObject inner => inner[leaf], var plain => plain };
            var role = part["role"] is JsonValue named && named.GetValueKind() == JsonValueKind.String ? named.GetValue<string>() : null;
            var slot = path.FirstOrDefault(slot => (role is null || role == slot.Name) && media.Count(item => item.Slot == slot.Name) < slot.Maximum);
            if (slot is null || address?.GetValueKind() != JsonValueKind.String) { continue; }

            media.Add(new MediaItem(slot.Name, slot.Kind, address.GetValue<string>()));
            foreach (var name in new[] { "type", "role", member }) { part.Remove(name); }
        }
    }

    /// <summary>A value that these other values hide would not be sent; it is named instead.</summary>
    private static (ParameterValues Values, IReadOnlyList<string> Idle) WithoutHidden(ModeDescription mode, ParameterValues values)
    {
        var idle = mode.Parameters.Where(parameter => values[parameter.Name] is not null && !ConditionRules.IsShown(parameter, mode, values)).ToList();
        return (idle.Aggregate(values, (kept, parameter) => kept.Without(parameter.Name)), [.. idle.Select(parameter => parameter.Wire.Path)]);
    }
}
