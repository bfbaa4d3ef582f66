using System.Globalization;
using VideoWeb.Providers.Dialects.Vidu;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

public sealed class CallbackSignatureTests
{
    private const string Date = "Tue, 06 May 2025 12:09:42 GMT";

    private static readonly DateTimeOffset Signed = DateTimeOffset.ParseExact(Date, "r", CultureInfo.InvariantCulture);
    private static readonly SecretKey Key = new("test-secret-key");

    private static readonly SignedCallback WithQuery = Callback("/vidu/callback", "name=james&age=36", "9JZa1ZLjkWVos5QQzjjviqAsFE1L9yQw/LsnAXZFIjo=");
    private static readonly SignedCallback WithoutQuery = Callback("/hooks/vidu", "", "csn591f3dJH1gmygH+5An2hdFjAPjJTtuKXS+noDV0I=");

    public static TheoryData<SignedCallback> Vectors { get; } = [WithQuery, WithoutQuery];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Compute_KnownVector_GivesItsSignature(SignedCallback callback) =>
        Assert.Equal(callback.Header(CallbackSignature.SignatureHeader), CallbackSignature.Compute(callback, Key));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Verify_KnownVector_IsGenuine(SignedCallback callback) =>
        Assert.Equal(CallbackVerdict.Genuine, CallbackSignature.Verify(callback, Key, Signed));

    [Theory]
    [InlineData(300, CallbackVerdict.Genuine)]
    [InlineData(-300, CallbackVerdict.Genuine)]
    [InlineData(301, CallbackVerdict.Stale)]
    [InlineData(-301, CallbackVerdict.Stale)]
    public void Verify_AroundFiveMinutes_HoldsTheWindow(int seconds, CallbackVerdict expected) =>
        Assert.Equal(expected, CallbackSignature.Verify(WithQuery, Key, Signed.AddSeconds(seconds)));

    [Fact]
    public void Verify_AnythingSignedChanged_IsForged()
    {
        SignedCallback[] changed =
        [
            WithQuery with { Method = "PUT" }, WithQuery with { Path = "/vidu/other" }, WithQuery with { Query = "name=james&age=37" },
            With(WithQuery, CallbackSignature.AccessKeyHeader, "other"), With(WithQuery, CallbackSignature.NonceHeader, "123e4567-e89b-12d3-a456-426614174001"),
            With(WithQuery, CallbackSignature.SignedHeadersHeader, "Date"), With(WithQuery, CallbackSignature.DateHeader, "Tue, 06 May 2025 12:09:43 GMT"),
            WithQuery with { Path = "/hooks/vidu" },
        ];

        Assert.All(changed, callback => Assert.Equal(CallbackVerdict.Forged, CallbackSignature.Verify(callback, Key, Signed)));
        Assert.Equal(CallbackVerdict.Forged, CallbackSignature.Verify(WithQuery, new SecretKey("other-key"), Signed));
    }

    [Theory]
    [InlineData(CallbackSignature.SignatureHeader)]
    [InlineData(CallbackSignature.AlgorithmHeader)]
    [InlineData(CallbackSignature.AccessKeyHeader)]
    [InlineData(CallbackSignature.SignedHeadersHeader)]
    [InlineData(CallbackSignature.DateHeader)]
    [InlineData(CallbackSignature.NonceHeader)]
    public void Verify_HeaderIsMissing_IsMalformed(string header)
    {
        var headers = WithQuery.Headers.Where(pair => pair.Key != header).ToDictionary();

        Assert.Equal(CallbackVerdict.Malformed, CallbackSignature.Verify(WithQuery with { Headers = headers }, Key, Signed));
    }

    [Theory]
    [InlineData(CallbackSignature.SignatureHeader, "not base64")]
    [InlineData(CallbackSignature.SignatureHeader, "AAAA")]
    [InlineData(CallbackSignature.AlgorithmHeader, "hmac-sha1")]
    [InlineData(CallbackSignature.AlgorithmHeader, "none")]
    [InlineData(CallbackSignature.SignedHeadersHeader, ";")]
    [InlineData(CallbackSignature.DateHeader, "yesterday")]
    [InlineData(CallbackSignature.NonceHeader, "a\nb")]
    public void Verify_HeaderIsNonsense_IsMalformed(string header, string value) =>
        Assert.Equal(CallbackVerdict.Malformed, CallbackSignature.Verify(With(WithQuery, header, value), Key, Signed));

    [Fact]
    public void Verify_EmptyKey_IsRefusedEvenWithItsOwnSignature()
    {
        Assert.Equal(CallbackVerdict.NoKey, CallbackSignature.Verify(WithQuery, new SecretKey(""), Signed));
        Assert.Throws<ArgumentException>(() => CallbackSignature.Compute(WithQuery, new SecretKey("")));
    }

    [Fact]
    public void Verify_HeaderNamesInLowerCase_AreFound()
    {
        // The spelling inside the signed text comes from the list of names, not from the headers.
        var headers = WithQuery.Headers.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value);

        Assert.Equal(CallbackVerdict.Genuine, CallbackSignature.Verify(WithQuery with { Headers = headers }, Key, Signed));
    }

    [Fact]
    public void SignedNonce_NotAmongTheSignedHeaders_IsNothing()
    {
        Assert.Equal("123e4567-e89b-12d3-a456-426614174000", CallbackSignature.SignedNonce(WithQuery));
        Assert.Null(CallbackSignature.SignedNonce(With(WithQuery, CallbackSignature.SignedHeadersHeader, "Date")));
    }

    private static SignedCallback Callback(string path, string query, string signature) => new("POST", path, query, new Dictionary<string, string>
    {
        [CallbackSignature.DateHeader] = Date,
        [CallbackSignature.NonceHeader] = "123e4567-e89b-12d3-a456-426614174000",
        [CallbackSignature.AlgorithmHeader] = "hmac-sha256",
        [CallbackSignature.AccessKeyHeader] = "vidu",
        [CallbackSignature.SignedHeadersHeader] = "Date;x-request-nonce",
        [CallbackSignature.SignatureHeader] = signature,
    });

    private static SignedCallback With(SignedCallback callback, string header, string value) =>
        callback with { Headers = new Dictionary<string, string>(callback.Headers) { [header] = value } };
}
