using System.Globalization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>A parameter or slot in one line that holds everything a provider's page says of it, to compare with.</summary>
internal static class ShortForm
{
    public static string Format(ParameterDescription parameter)
    {
        var wire = parameter.Wire.Path.Length == 0 ? "not sent" : $"{parameter.Wire.Path}: {parameter.Wire.Type}{(parameter.Wire.Omit == OmitRule.Never ? " always" : "")}";
        var when = parameter.When.Count == 0 ? "" : " when " + string.Join(" and ", parameter.When.Select(Format));
        return $"{(parameter.Required ? "required" : "optional")} {Kind(parameter)}{Default(parameter)} -> {wire}{when}";
    }

    public static string Format(MediaSlotDescription slot)
    {
        var limits = string.Join(", ", new[]
        {
            Limit("bytes", null, slot.Limits.MaxBytes), Limit("bytes together", null, slot.Limits.TotalBytes), Limit("side", slot.Limits.MinSide, slot.Limits.MaxSide),
            Limit("ratio", slot.Limits.MinRatio, slot.Limits.MaxRatio), Limit("pixels", slot.Limits.MinPixels, slot.Limits.MaxPixels),
            slot.PixelsLike is null ? null : string.Create(CultureInfo.InvariantCulture, $"pixels within {slot.Limits.PixelsFactor} times those of {slot.PixelsLike}"),
            Limit("s", slot.Limits.MinSeconds, slot.Limits.MaxSeconds), Limit("s together", null, slot.Limits.TotalSeconds),
            slot.Limits.Formats.Count == 0 ? null : string.Join('/', slot.Limits.Formats),
        }.OfType<string>());
        var needs = slot.RequiresAnyOf.Count == 0 ? "" : $" with {string.Join(" or ", slot.RequiresAnyOf)}";
        return $"{slot.Minimum} to {slot.Maximum} {slot.Kind} by {slot.Travel}{needs}{(limits.Length == 0 ? "" : $" ({limits})")} -> {slot.WirePath}{(slot.WireAsList ? "[]" : "")}";
    }

    private static string Kind(ParameterDescription parameter) => parameter switch
    {
        TextParameter text => $"text{(text.MaxLength is { } most ? $" of {most}" : "")}{(text.Format == TextFormat.Plain ? "" : $" {text.Format}")}",
        IntegerParameter integer => $"integer {integer.Minimum} to {integer.Maximum}{(integer.Step == 1 ? "" : $" by {integer.Step}")}{string.Concat(integer.Specials.Select(special => $" or {special.Value}"))}",
        ChoiceParameter choice => $"choice {string.Join(' ', choice.Choices.Select(item => item.Value))}{(choice.AllowsOther ? " or other" : "")}",
        SwitchParameter toggle => toggle.OnValue is { } on ? $"switch {on.GetRawText()}" : "switch",
        SeedParameter seed => $"seed {seed.Minimum} to {seed.Maximum}, random {seed.RandomValue}",
        JsonParameter json => $"json {json.Shape}",
        MapParameter map => $"map {string.Join(' ', map.KnownNames)}",
        _ => parameter.GetType().Name,
    };

    private static string Default(ParameterDescription parameter) => ConditionRules.DefaultText(parameter) is { } text ? $" default {text}" : "";

    private static string Format(ParameterCondition condition) => condition.Values is { } values ? $"{condition.Parameter} is {string.Join('/', values)}" : $"{condition.Parameter} is {(condition.IsSet == true ? "set" : "unset")}";

    private static string? Limit(string name, decimal? least, decimal? greatest) =>
        (least, greatest) is (null, null) ? null : string.Create(CultureInfo.InvariantCulture, $"{name} {least}..{greatest}");
}
