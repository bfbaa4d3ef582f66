using System.Text.RegularExpressions;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Files of the media folder are moved, deleted and opened by the <see cref="MediaStore"/> alone, so that another kind of storage has one place to go.</summary>
public sealed partial class MediaStoreTests
{
    // What works with files of the disk all the same, and why.
    private static readonly IReadOnlyDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["src/VideoWeb.Engine/MediaStore.cs"] = "It is the store.",
        ["src/VideoWeb.Engine/Archive/FileFacts.cs"] = "Hashes and syncs a part before it is put.",
        ["src/VideoWeb.Engine/Archive/FileWriter.cs"] = "Writes a part.",
        ["src/VideoWeb.Engine/Archive/PartFiles.cs"] = "Knows which parts can be gone on with.",
        ["src/VideoWeb.Engine/Archive/ResultCollector.cs"] = "Judges a part, or what was laid aside as one.",
        ["src/VideoWeb.Engine/MediaIntake.cs"] = "Judges a part.",
        ["src/VideoWeb.Engine/RemoteMedia.cs"] = "Reads a part that is never put.",
        ["src/VideoWeb.Engine/Uploads/ClipIntake.cs"] = "Judges a part.",
        ["src/VideoWeb.Engine/Uploads/UploadParts.cs"] = "Writes parts.",
        ["src/VideoWeb.Engine/Archive/PosterMaker.cs"] = "Sees whether ffmpeg has written a part.",
        ["src/VideoWeb.Engine/Media/FrameMaker.cs"] = "Sees whether ffmpeg has written a part.",
        ["src/VideoWeb.Engine/Media/PictureCropper.cs"] = "Sees whether ffmpeg has written a part.",
        ["src/VideoWeb.Engine/Renditions/RenditionMaker.cs"] = "Reads the parts that ffmpeg has written.",
        ["src/VideoWeb.Engine/Overlays/OverlayFolder.cs"] = "Files of the catalog.",
        ["src/VideoWeb.Engine/Overlays/OverlayWatch.cs"] = "Files of the catalog.",
        ["src/VideoWeb/Endpoints/DataFolderCheck.cs"] = "Tries whether the disk takes anything.",
        ["src/VideoWeb/Localization/Languages.cs"] = "Files of the program.",
        ["src/VideoWeb/Program.cs"] = "Files of the program.",
        ["src/VideoWeb/Setup/DataProtectionSetup.cs"] = "Keys of cookies.",
    };

    // Who says where the folder is, and who reads it.
    private static readonly string[] KnowTheFolder = ["src/VideoWeb.Engine/EngineOptions.cs", "src/VideoWeb.Engine/MediaStore.cs", "src/VideoWeb/Settings/AppOptions.cs"];

    [Fact]
    public void Files_AreTouchedByTheStore_AndByTheseAlone() =>
        Assert.Equal(Others.Keys.Order(StringComparer.Ordinal), Sources().Where(path => TouchesFiles().IsMatch(Repository.Read(path))));

    [Fact]
    public void Folder_IsKnownToTheStore_AndToTheSettingsAlone() =>
        Assert.Equal(KnowTheFolder, Sources().Where(path => Repository.Read(path).Contains("MediaFolder", StringComparison.Ordinal)));

    private static IEnumerable<string> Sources() => new[] { "src/VideoWeb.Engine", "src/VideoWeb" }.SelectMany(folder => Repository.Files(folder, ".cs", ".razor")).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\w.])File\.[A-Z]\w*\(|new (FileStream|FileInfo|DirectoryInfo)\(|(?<![\w.])Directory\.[A-Z]\w*\(|DurableFile\.")]
    private static partial Regex TouchesFiles();
}
