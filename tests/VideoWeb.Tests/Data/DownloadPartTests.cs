using VideoWeb.Data.Clips;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class DownloadPartTests
{
    [Theory]
    [InlineData("", null, "")]
    [InlineData("5", 3, "5")]
    [InlineData("1 2 3", null, "123")]
    [InlineData("1 2 3", 6, "123")]
    [InlineData("1 2 3", 5, "12 3")]
    [InlineData("9 1 1 9 0", 2, "9 11 9 0")]
    [InlineData("0 0 2 0", 2, "0020")]
    public void Of_Sizes_FillsEachPartUpToTheLimit(string sizes, int? limit, string parts)
    {
        List<ClipSize> clips = [.. sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((size, index) => new ClipSize(new(DateTimeOffset.UnixEpoch.AddDays(-index), new(Guid.AllBitsSet)), int.Parse(size, null)))];

        var made = DownloadPart.Of(clips, limit);

        var first = 0;
        var written = new List<string>();
        foreach (var part in made)
        {
            var own = clips.GetRange(first, part.Count);
            Assert.Equal((own.Sum(clip => clip.Bytes), first == 0 ? null : clips[first - 1]), (part.Bytes, part.After));
            written.Add(string.Concat(own.Select(clip => clip.Bytes)));
            first += part.Count;
        }

        Assert.Equal(clips.Count, first);
        Assert.Equal(parts, string.Join(' ', written));
    }
}
