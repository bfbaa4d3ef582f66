using Microsoft.AspNetCore.Builder;
using VideoWeb.Setup;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class RequestCultureSetupTests
{
    [Theory]
    [InlineData("en-GB", "01/11/2026")]
    [InlineData("zh-CN", "2026/11/1")]
    [InlineData("de-AT", "01.11.2026")]
    public void Culture_AsBrowsersNameIt_IsKnown(string name, string date)
    {
        var options = new RequestLocalizationOptions();

        RequestCultureSetup.Configure(options);

        var culture = Assert.Single(options.SupportedCultures!, one => one.Name == name);
        Assert.Equal(date, new DateTime(2026, 11, 1).ToString("d", culture));
    }
}
