using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Whatever goes through a text letter by letter or with a pattern is timed on the worst of texts, or has a reason why no such text gets there.</summary>
/// <remarks>A new one fails here until it stands in one of the two lists.</remarks>
public sealed partial class ScannerListTests
{
    /// <summary>By file: the tests that fill what it reads to the limit, and where in them.</summary>
    private static readonly Dictionary<string, (string Tests, string Place)> Timed = new(StringComparer.Ordinal)
    {
        ["src/VideoWeb.Data/Clips/PromptSearch.cs"] = ("ForeignTextTimeTests", "PromptSearch.Fold"),
        ["src/VideoWeb.Data/Clips/SearchQuery.cs"] = ("ForeignTextTimeTests", "SearchQuery.Parse"),
        ["src/VideoWeb.Data/Clips/SearchWords.cs"] = ("ForeignTextTimeTests", "SearchWords.Of"),
        ["src/VideoWeb.Data/Clips/UploadUse.cs"] = ("ForeignTextTimeTests", "UploadUse.FindIn"),
        ["src/VideoWeb.Data/Storage/RecordedSentences.cs"] = ("ForeignTextTimeTests", "sentences.Find"),
        ["src/VideoWeb.Data/Storage/ValueConverters.cs"] = ("ForeignTextTimeTests", "PromptSearch.Fold"),
        ["src/VideoWeb.Engine/Archive/Mp4Samples.cs"] = ("MediaProbeTests", "Check_FileOfManyTinyParts"),
        ["src/VideoWeb.Engine/Diagnostics/PublicText.cs"] = ("ProviderTextTimeTests", "PublicText.Of"),
        ["src/VideoWeb.Engine/Media/ExifTurn.cs"] = ("MediaProbeTests", "chunks of a png"),
        ["src/VideoWeb.Engine/Media/FileWindow.cs"] = ("MediaProbeTests", "ones behind a tag"),
        ["src/VideoWeb.Engine/Media/PictureReader.cs"] = ("MediaProbeTests", "segments of a jpeg"),
        ["src/VideoWeb.Engine/PublicMedia.cs"] = ("ProviderTextTimeTests", "PublicMedia.Mask"),
        ["src/VideoWeb.Engine/Sending/KeyPieces.cs"] = ("RedactionTests", "Of_LimitsFilledWithOneSpelling"),
        ["src/VideoWeb.Engine/Sending/Redaction.cs"] = ("RedactionTests", "Of_LimitsFilledWithOneSpelling"),
        ["src/VideoWeb.Engine/Sending/UnescapedText.cs"] = ("RedactionTests", "Of_LimitsFilledWithOneSpelling"),
        ["src/VideoWeb.Engine/Settlement/AttemptMarker.cs"] = ("ForeignTextTimeTests", "AttemptMarker.AttemptOf"),
        ["src/VideoWeb.Engine/Settlement/SentRequest.cs"] = ("ProviderTextTimeTests", "SentRequest.TextOf"),
        ["src/VideoWeb.Providers/Catalog/CatalogLines.cs"] = ("ScannerTimeTests", "CatalogLines.Find"),
        ["src/VideoWeb.Providers/Catalog/Checking/MediaAddress.cs"] = ("ScannerTimeTests", "MediaAddress.Problem"),
        ["src/VideoWeb.Providers/Catalog/Checking/MentionCheck.cs"] = ("ScannerTimeTests", "ModelCheck.Check"),
        ["src/VideoWeb.Providers/Catalog/JsonText.cs"] = ("ScannerTimeTests", "ModelCheck.Check"),
        ["src/VideoWeb.Providers/Catalog/Reading/CatalogText.cs"] = ("ScannerTimeTests", "CatalogText.Parse"),
        ["src/VideoWeb.Providers/Dialects/Responses/ErrorLexicon.cs"] = ("ProviderTextTimeTests", "Dialects_AnAnswerFilledWithOneText"),
        ["src/VideoWeb.Providers/Dialects/Responses/JsonView.cs"] = ("ProviderTextTimeTests", "Dialects_AnAnswerFilledWithOneText"),
        ["src/VideoWeb.Providers/Import/BodyRemainder.cs"] = ("ScannerTimeTests", "a pasted text inside an object"),
        ["src/VideoWeb.Providers/Import/CurlCommand.cs"] = ("ScannerTimeTests", "a pasted command"),
        ["src/VideoWeb.Providers/Import/LooseJson.cs"] = ("ScannerTimeTests", "mended JSON"),
        ["src/VideoWeb.Providers/Import/PastedCall.cs"] = ("ScannerTimeTests", "a paste"),
        ["src/VideoWeb.Providers/Import/ShellWords.cs"] = ("ScannerTimeTests", "ShellWords.Split"),
        ["src/VideoWeb.Providers/Wire/WireJson.cs"] = ("ScannerTimeTests", "RequestPreview.Curl"),
        ["src/VideoWeb.Sandbox/Clips/ClipLibrary.cs"] = ("ForeignTextTimeTests", "SampleShape.Nearest"),
        ["src/VideoWeb.Sandbox/Tasks/PromptDirectives.cs"] = ("ForeignTextTimeTests", "PromptDirectives.From"),
        ["src/VideoWeb/Components/Tasks/Detail/HttpMessageText.cs"] = ("ForeignTextTimeTests", "HttpMessageText.Shown"),
        ["src/VideoWeb/Endpoints/MediaFileName.cs"] = ("ForeignTextTimeTests", "MediaFileName.Of"),
    };

    private static readonly Dictionary<string, string> Bounded = new(StringComparer.Ordinal)
    {
        ["src/VideoWeb.Data/Comments/Mention.cs"] = "A comment, of at most 2,000 letters, for the names of members, of which 20 are found.",
        ["src/VideoWeb.Data/Workspaces/RegionalSettings.cs"] = "The name of a zone, of at most 64 letters.",
        ["src/VideoWeb.Data/Workspaces/WorkspaceSlug.cs"] = "A workspace's name, which is short by its rule.",
        ["src/VideoWeb.Engine/Renditions/DominantColour.cs"] = "A copy of 16 by 16 pixels, which ffmpeg has made.",
        ["src/VideoWeb.Engine/TaggedMp4.cs"] = "The index of a clip, of at most 4 MB and 2,000 boxes in one, for one name.",
        ["src/VideoWeb.Providers/Catalog/LocalizedText.cs"] = "Our own JSON, after the catalog was read.",
        ["src/VideoWeb.Providers/Catalog/Reading/LocalizedTextReader.cs"] = "A name in a catalog file, of at most 200 letters.",
        ["src/VideoWeb.Providers/Wire/ProviderRequest.cs"] = "A connection's address and path, which are short by its rules.",
        ["src/VideoWeb/Components/Gallery/Selection/DownloadRoutes.cs"] = "An address of ours, for its question mark.",
        ["src/VideoWeb/Components/Gallery/GalleryQuery.cs"] = "An address of ours, for its question mark.",
        ["src/VideoWeb/Components/Gallery/Grid/ClipCursorFormat.cs"] = "An address, which the server bounds, for its first and last mark.",
        ["src/VideoWeb.Sandbox/Clips/FaultyFile.cs"] = "The sandbox's own clips.",
        ["src/VideoWeb.Sandbox/EzModel/EzModelRoutes.cs"] = "Anchored, of two digits.",
        ["src/VideoWeb.Sandbox/Faults/CommonFaults.cs"] = "The sandbox's own answers.",
        ["src/VideoWeb.Sandbox/GlobalAiopc/GlobalAiopcResponses.cs"] = "A request's path, which the server bounds.",
        ["src/VideoWeb.Sandbox/Http/ReplyWriter.cs"] = "The sandbox's own answers.",
        ["src/VideoWeb.Sandbox/Http/SandboxKey.cs"] = "A request's header, which the server bounds.",
        ["src/VideoWeb.Sandbox/Rules/MediaAddressRule.cs"] = "One search and one pass over a field.",
        ["src/VideoWeb.Sandbox/Tasks/JournalFile.cs"] = "The sandbox's own file.",
        ["src/VideoWeb.Sandbox/UniAll/UniAllRoutes.cs"] = "Anchored, without anything that repeats.",
        ["src/VideoWeb/Components/Admin/Catalog/CatalogLabels.cs"] = "The name of a file in the catalog's folder.",
        ["src/VideoWeb/Components/Shared/Filters/SearchRank.cs"] = "Names of the catalog and of workspaces, and at most 200 letters to find them by.",
        ["src/VideoWeb/Components/Spending/SpendingCsv.cs"] = "Names of people, connections and models, each looked at once.",
        ["src/VideoWeb/Endpoints/Downloads/EditCsv.cs"] = "Titles, prompts and names as they are stored, each looked at once.",
        ["src/VideoWeb/Endpoints/Downloads/FinalCutXml.cs"] = "A place in a list of formats.",
        ["src/VideoWeb/Localization/Languages.cs"] = "One search in a culture's name.",
        ["src/VideoWeb/Localization/MessageTemplate.cs"] = "The texts of our own resources.",
        ["src/VideoWeb/Security/LocalUrl.cs"] = "A request's address, which the server bounds.",
        ["src/VideoWeb/Setup/ModuleSetup.cs"] = "A request's address, which the server bounds.",
    };

    [Fact]
    public void EveryScanner_IsTimedOrBounded()
    {
        var scanners = Repository.Files("src", ".cs", ".razor").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal) && Scan().IsMatch(Repository.Read(path)));

        Assert.Equal([], scanners.Where(path => !Timed.ContainsKey(path) && !Bounded.ContainsKey(path)));
    }

    [Fact]
    public void EveryTimedScanner_IsInItsTests()
    {
        var tests = Repository.Files("tests", ".cs").ToLookup(path => Path.GetFileName(path).Split('.')[0], Repository.Read);

        Assert.Equal([], Timed.Where(scanner => !tests[scanner.Value.Tests].Any(text => text.Contains(scanner.Value.Place, StringComparison.Ordinal))).Select(scanner => scanner.Key));
    }

    [GeneratedRegex("""\[GeneratedRegex|new Regex\(|\.Normalize\(|Regex\.(?:IsMatch|Match|Matches|Replace|Split)\(|while \([^;\n]*(?:\.Length|reader\.Read\(\)|\.TryRead\()|\.(?:Last)?IndexOf(?:Any)?(?:Except)?\(|for \((?:var|int) \w+ = [^;\n]*; [^;\n]*(?:\.Length|>= 0)|foreach \(var (?:letter|character|rune|symbol) """)]
    private static partial Regex Scan();
}
