using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>One media slot, from an object that is already complete.</summary>
internal static class SlotReader
{
    private const int MaxPixelsFactor = 1_000;

    public static MediaSlotDescription Read(string name, CatalogNode node, ProblemList problems)
    {
        if (!NameRules.IsParameter(name)) { problems.Add(node, Message.Of(MessageCode.CatalogSlotNameWrong, ("name", Phrases.Quoted(name)))); }

        var reader = new ObjectReader(node, problems, CatalogContract.Slot);
        var slot = new MediaSlotDescription
        {
            Name = name,
            Label = reader.RequiredLocalizedText("label"),
            Help = reader.LocalizedText("help"),
            Kind = reader.Has("kind") ? reader.Word("kind", MediaKind.Image) : reader.Missing("kind", MediaKind.Image),
            Minimum = (int)(reader.Integer("minimum") ?? 0),
            Maximum = (int)(reader.Integer("maximum") ?? reader.Missing("maximum", 1L)),
            RequiresAnyOf = reader.Texts("requiresAnyOf"),
            PixelsLike = reader.Text("pixelsLike"),
            Mention = reader.Text("mention"),
            Limits = ReadLimits(reader.Child("limits"), problems),
            Travel = ReadTravel(reader, problems),
            Base64For = reader.Texts("base64For"),
            WirePath = reader.RequiredText("wirePath"),
            WireAsList = reader.Switch("wireAsList") ?? false,
        };
        if (slot.Base64For.Count > 0 && !slot.Travel.HasFlag(MediaTransferMode.Base64)) { reader.Report("base64For", Message.Of(MessageCode.CatalogBase64WithoutTravel)); }
        if (slot.Minimum > slot.Maximum) { reader.Report("minimum", Message.Of(MessageCode.CatalogSlotCountReversed)); }
        if (slot.Maximum > 1 && !slot.WireAsList) { reader.Report("maximum", Message.Of(MessageCode.CatalogSlotNoList)); }
        if ((slot.PixelsLike is null) != (slot.Limits.PixelsFactor is null)) { reader.Report("pixelsLike", Message.Of(MessageCode.CatalogPixelsLikeAlone)); }
        if (slot.Limits.PixelsFactor > MaxPixelsFactor) { reader.Report("limits", Message.Of(MessageCode.CatalogPixelsFactorTooLarge, ("most", MaxPixelsFactor))); }
        if (!NameRules.IsWirePath(slot.WirePath)) { reader.Report("wirePath", Message.Of(MessageCode.CatalogWirePathWrong)); }
        return slot;
    }

    private static MediaTransferMode ReadTravel(ObjectReader slot, ProblemList problems)
    {
        var travel = MediaTransferMode.None;
        foreach (var item in slot.Items("travel"))
        {
            if (item.Kind == JsonValueKind.String && EnumNames.Travel.TryGetValue(item.Scalar.GetString()!, out var way)) { travel |= way; }
            else { problems.Add(item, Message.Of(MessageCode.CatalogNotOneOf, ("known", CatalogPhrases.List(EnumNames.Travel.Keys)))); }
        }

        if (travel == MediaTransferMode.None) { slot.Report("travel", Message.Of(MessageCode.CatalogTravelMissing, ("known", CatalogPhrases.List(EnumNames.Travel.Keys)))); }
        return travel;
    }

    private static MediaLimits ReadLimits(CatalogNode? node, ProblemList problems)
    {
        if (node is null) { return new MediaLimits(); }

        var reader = new ObjectReader(node, problems, CatalogContract.Limits);
        var limits = new MediaLimits
        {
            MaxBytes = reader.Integer("maxBytes"),
            TotalBytes = reader.Integer("totalBytes"),
            MinSide = (int?)reader.Integer("minSide"),
            MaxSide = (int?)reader.Integer("maxSide"),
            MinRatio = reader.Number("minRatio"),
            MaxRatio = reader.Number("maxRatio"),
            MinPixels = reader.Integer("minPixels"),
            MaxPixels = reader.Integer("maxPixels"),
            PixelsFactor = reader.Number("pixelsFactor"),
            MinSeconds = reader.Number("minSeconds"),
            MaxSeconds = reader.Number("maxSeconds"),
            MaxSecondsOfSeveral = reader.Number("maxSecondsOfSeveral"),
            TotalSeconds = reader.Number("totalSeconds"),
            Formats = reader.Texts("formats"),
        };
        CheckOrder(reader, "minSide", limits.MinSide, limits.MaxSide);
        CheckOrder(reader, "minRatio", limits.MinRatio, limits.MaxRatio);
        CheckOrder(reader, "minPixels", limits.MinPixels, limits.MaxPixels);
        CheckOrder(reader, "minSeconds", limits.MinSeconds, limits.MaxSeconds);
        if (limits.Formats.Any(format => format.Length == 0 || !format.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))))
        {
            reader.Report("formats", Message.Of(MessageCode.CatalogFormatWrong));
        }

        return limits;
    }

    private static void CheckOrder(ObjectReader reader, string name, decimal? least, decimal? greatest)
    {
        if (least > greatest) { reader.Report(name, Message.Of(MessageCode.CatalogRangeReversed)); }
    }
}
