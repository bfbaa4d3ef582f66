using VideoWeb.Data.Connections;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class ConnectionKeyTextTests
{
    [Theory]
    [InlineData("sk-1", "sk-1")]
    [InlineData("  sk-1\r\n", "sk-1")]
    [InlineData("\u200bsk-1\ufeff", "sk-1")]
    [InlineData("\u00a0sk-1\u00a0", "sk-1")]
    [InlineData("Bearer sk-1", "sk-1")]
    [InlineData("bearer   sk-1", "sk-1")]
    [InlineData("Token vda_1", "vda_1")]
    [InlineData("Authorization: Bearer sk-1", "sk-1")]
    [InlineData("Bearersk-1", "Bearersk-1")]
    [InlineData("Tokenize-1", "Tokenize-1")]
    [InlineData("Bearer\u00a0sk-1", "sk-1")]
    [InlineData("Bearer\tsk-1", "sk-1")]
    [InlineData("Bearer: sk-1", "sk-1")]
    [InlineData("\"sk-1\"", "sk-1")]
    [InlineData("‘sk-1’", "sk-1")]
    [InlineData("`sk-1`", "sk-1")]
    [InlineData("\"Authorization\": \"Bearer sk-1\"", "sk-1")]
    [InlineData("'Authorization: Bearer sk-1'", "sk-1")]
    [InlineData("X-API-Key: sk-1", "sk-1")]
    [InlineData("API_KEY=sk-1", "sk-1")]
    [InlineData("sk-1==", "sk-1==")]
    [InlineData("id:secret", "id:secret")]
    public void Clean_AsItIsPasted_IsTheKeyAlone(string text, string key)
    {
        var clean = ConnectionKeyText.Clean(new SecretKey(text)).Reveal();

        Assert.Equal((key, null), (clean, ConnectionKeyText.Problem(clean)));
    }

    [Theory]
    [InlineData("sk-\u200b1")]
    [InlineData("sk-1 2")]
    [InlineData("sk-1\r\nX-Other: 2")]
    [InlineData("sk-ключ")]
    public void Problem_LetterThatNoKeyHas_IsSaid(string text) =>
        Assert.Equal(Message.Of(MessageCode.KeyLetterWrong), ConnectionKeyText.Problem(ConnectionKeyText.Clean(new SecretKey(text)).Reveal()));

    [Theory]
    [InlineData("")]
    [InlineData("Bearer ")]
    public void Problem_NothingLeft_IsSaid(string text) => Assert.NotNull(ConnectionKeyText.Problem(ConnectionKeyText.Clean(new SecretKey(text)).Reveal()));
}
