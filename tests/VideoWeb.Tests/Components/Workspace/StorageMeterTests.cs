using Bunit;
using VideoWeb.Components.Workspace;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Components.Workspace;

public sealed class StorageMeterTests : ComponentTest
{
    private const long Gigabyte = 1024 * 1024 * 1024;

    private static readonly StorageUse Use = new(
        [new(StorageKind.Clips, new UserId(Guid.NewGuid()), "Mira", 3 * Gigabyte), new(StorageKind.Inputs, null, new PersonName(null), Gigabyte)], Quota: 4 * Gigabyte);

    [Fact]
    public void Meter_SaysWhatIsTakenByKindAndMember_AndThatItIsFull()
    {
        var meter = Render<StorageMeter>(parameters => parameters.Add(each => each.Use, Use));

        Assert.Contains("4 GB of 4 GB", meter.ByRole("region", "Storage").ReadText(), StringComparison.Ordinal);
        Assert.Equal("Clips 3 GB, Uploads 1 GB, Thumbnails and previews 0 KB, Trash 0 KB", meter.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["Mira3 GB", "Uploads of all members1 GB"], meter.FindAll("details li").Select(line => line.TextContent));
        Assert.Contains("The limit is reached", meter.Markup, StringComparison.Ordinal);
        Assert.Empty(meter.FindAll("form"));
    }

    [Fact]
    public void Limit_ThatIsNoNumber_IsToldAtItsField_AndNothingTypedTakesTheLimitAway()
    {
        List<long?> wanted = [];
        var meter = Render<StorageMeter>(parameters => parameters.Add(each => each.Use, Use).Add(each => each.CanManage, true).Add(each => each.OnQuota, bytes => wanted.Add(bytes)));

        meter.Find("#storage-quota").Input("much");
        meter.Find("form").Submit();
        Assert.Contains("Enter a number above 0", meter.Markup, StringComparison.Ordinal);
        meter.Find("#storage-quota").Input("1.5");
        meter.Find("form").Submit();
        meter.Find("#storage-quota").Input("");
        meter.Find("form").Submit();

        Assert.Equal([3 * Gigabyte / 2, null], wanted);
    }
}
