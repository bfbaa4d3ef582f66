using System.Globalization;
using VideoWeb.Providers.Catalog;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>Descriptions in words: where they come from, what a parameter takes and when it is asked.</summary>
internal static class CatalogWords
{
    private const int MostChoices = 12;

    /// <summary>The file's name, without the word before the colon.</summary>
    public static string File(string source) => source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public static string Kind(ParameterDescription parameter) => parameter switch
    {
        TextParameter => T("text"),
        IntegerParameter => T("whole number"),
        NumberParameter => T("number"),
        ChoiceParameter => T("choice"),
        SwitchParameter => T("switch"),
        SeedParameter => T("seed"),
        JsonParameter => T("JSON"),
        TextListParameter => T("list"),
        MapParameter => T("pairs"),
        _ => parameter.GetType().Name,
    };

    public static string Limits(ParameterDescription parameter) => parameter switch
    {
        TextParameter { MaxLength: { } most } => T("at most {0} characters", most),
        IntegerParameter integer => string.Join(", ", integer.Specials.Select(special => $"{Number(special.Value)} ({T(special.Label)})")
            .Prepend(Range(integer.Minimum, integer.Maximum, integer.Step, 1))),
        NumberParameter number => Range(number.Minimum, number.Maximum, number.Step, 0),
        ChoiceParameter choice => string.Join(", ", choice.Choices.Take(MostChoices).Select(one => one.Value)) + (choice.Choices.Count > MostChoices ? ", …" : "")
            + (choice.AllowsOther ? $", {T("or another")}" : ""),
        SeedParameter seed => Range(seed.Minimum, seed.Maximum, 1, 1),
        JsonParameter json => T("at most {0} characters", json.MaxLength),
        TextListParameter list => T("at most {0} entries", list.MaxCount),
        MapParameter map => T("at most {0} entries", map.MaxCount),
        _ => "",
    };

    public static string When(ParameterDescription parameter) => string.Join("; ", parameter.When.Select(condition => condition switch
    {
        { Values: { } values } => $"{condition.Parameter} = {string.Join(" | ", values)}",
        { IsSet: false } => T("{0} is not set", condition.Parameter),
        _ => T("{0} is set", condition.Parameter),
    }));

    public static string Kind(MediaKind kind) => kind switch { MediaKind.Image => T("pictures"), MediaKind.Video => T("videos"), _ => T("sounds") };

    public static string Count(MediaSlotDescription slot) =>
        slot.Minimum == slot.Maximum ? Number(slot.Maximum) : T("{0} to {1}", slot.Minimum, slot.Maximum);

    public static string Travel(MediaSlotDescription slot) => string.Join(", ", new[]
    {
        slot.Travel.HasFlag(MediaTransferMode.Url) ? T("web address") : null,
        (slot.Travel & (MediaTransferMode.DataUri | MediaTransferMode.Base64)) != 0 ? T("inside the request") : null,
    }.OfType<string>());

    private static string Range(decimal least, decimal most, decimal step, decimal usualStep) =>
        T("{0} to {1}", Number(least), Number(most)) + (step == usualStep || usualStep == 0 && step == 0.1m ? "" : $", {T("in steps of {0}", Number(step))}");

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
