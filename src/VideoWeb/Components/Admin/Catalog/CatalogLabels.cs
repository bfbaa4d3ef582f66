using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>Descriptions in words: where they come from, what a parameter takes and when it is asked.</summary>
internal static class CatalogLabels
{
    private const int MostChoices = 12;

    /// <summary>The file's name, without the word before the colon.</summary>
    public static string File(string source) => source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public static string Kind(ParameterDescription parameter, MessageFormatter texts) => parameter switch
    {
        TextParameter => texts[AdminText.Text],
        IntegerParameter => texts[AdminText.WholeNumber],
        NumberParameter => texts[AdminText.Number],
        ChoiceParameter => texts[AdminText.Choice],
        SwitchParameter => texts[AdminText.Switch],
        SeedParameter => texts[AdminText.Seed],
        JsonParameter => texts[AdminText.Json],
        TextListParameter => texts[AdminText.List],
        MapParameter => texts[AdminText.Pairs],
        _ => parameter.GetType().Name,
    };

    public static string Limits(ParameterDescription parameter, MessageFormatter texts) => parameter switch
    {
        TextParameter { MaxLength: { } most } => texts[AdminText.AtMostCharacters, ("count", most)],
        IntegerParameter integer => string.Join(", ", integer.Specials.Select(special => $"{Number(special.Value)} ({texts[special.Label]})")
            .Prepend(Range(integer.Minimum, integer.Maximum, integer.Step, 1, texts))),
        NumberParameter number => Range(number.Minimum, number.Maximum, number.Step, 0, texts),
        ChoiceParameter choice => string.Join(", ", choice.Choices.Take(MostChoices).Select(option => option.Value)) + (choice.Choices.Count > MostChoices ? ", …" : "")
            + (choice.AllowsOther ? $", {texts[AdminText.OrAnother]}" : ""),
        SeedParameter seed => Range(seed.Minimum, seed.Maximum, 1, 1, texts),
        JsonParameter json => texts[AdminText.AtMostCharacters, ("count", json.MaxLength)],
        TextListParameter list => texts[AdminText.AtMostEntries, ("count", list.MaxCount)],
        MapParameter map => texts[AdminText.AtMostEntries, ("count", map.MaxCount)],
        _ => "",
    };

    /// <summary>What is taken when nothing is said; empty when there is no default.</summary>
    public static string Default(ParameterDescription parameter, MessageFormatter texts) => parameter switch
    {
        SwitchParameter { Default: { } isOn } => texts[isOn ? SharedText.On : SharedText.Off],
        _ => ConditionRules.DefaultText(parameter) ?? "",
    };

    public static string When(ParameterDescription parameter, MessageFormatter texts) => string.Join("; ", parameter.When.Select(condition => condition switch
    {
        { Values: { } values } => $"{condition.Parameter} = {string.Join(" | ", values)}",
        { IsSet: false } => texts[AdminText.IsNotSet, ("field", condition.Parameter)],
        _ => texts[AdminText.IsSet, ("field", condition.Parameter)],
    }));

    public static string Kind(MediaKind kind, MessageFormatter texts) => kind switch { MediaKind.Image => texts[AdminText.Pictures], MediaKind.Video => texts[AdminText.Videos], _ => texts[AdminText.Sounds] };

    public static string Count(MediaSlotDescription slot, MessageFormatter texts) =>
        slot.Minimum == slot.Maximum ? Number(slot.Maximum) : texts[AdminText.Range, ("least", slot.Minimum), ("most", slot.Maximum)];

    public static string Travel(MediaSlotDescription slot, MessageFormatter texts) => string.Join(", ", new[]
    {
        slot.Travel.HasFlag(MediaTransferMode.Url) ? texts[AdminText.WebAddress] : null,
        (slot.Travel & (MediaTransferMode.DataUri | MediaTransferMode.Base64)) != 0 ? texts[AdminText.InsideTheRequest] : null,
    }.OfType<string>());

    private static string Range(decimal least, decimal most, decimal step, decimal usualStep, MessageFormatter texts) =>
        texts[AdminText.Range, ("least", Number(least)), ("most", Number(most))] + (step == usualStep || usualStep == 0 && step == 0.1m ? "" : $", {texts[AdminText.InStepsOf, ("step", Number(step))]}");

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
