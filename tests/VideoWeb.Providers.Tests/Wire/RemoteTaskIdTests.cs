using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Wire;

public sealed class RemoteTaskIdTests
{
    [Theory]
    [InlineData("911026047460327424")]
    [InlineData("cgt-20261121101500-ab12c")]
    [InlineData("a/b?c#d%")]
    public void TryParse_WhatProvidersGive_IsTaken(string text)
    {
        Assert.True(RemoteTaskId.TryParse($" {text}\n", out var id));

        Assert.Equal(new RemoteTaskId(text), id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a\u0000b")]
    [InlineData("🦊")]
    [InlineData("cgt-\ufffd")]
    [InlineData("task_\uFFFD\uFFFD")]
    public void TryParse_WhatCannotBeAnId_IsNotTaken(string? text) => Assert.False(RemoteTaskId.TryParse(text, out _));

    [Fact]
    public void TryParse_LongestAndLonger_HoldsTheLimit()
    {
        Assert.True(RemoteTaskId.TryParse(new string('x', 200), out _));
        Assert.False(RemoteTaskId.TryParse(new string('x', 201), out _));
    }
}
