using System.Net;
using VideoWeb.Security;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class ClientPartitionTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void Of_AnAddress_IsWhatOneCallerCannotChange(string address, string network) => Assert.Equal(network, ClientPartition.Of(IPAddress.Parse(address)));

    [Fact]
    public void Of_NoAddress_IsOneForAll() => Assert.Equal("unknown", ClientPartition.Of(null));
}
