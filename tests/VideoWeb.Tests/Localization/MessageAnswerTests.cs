using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Components;
using Xunit;
using static VideoWeb.Providers.Messages.MessageArgument;

namespace VideoWeb.Tests.Localization;

/// <summary>The same message is given out as code, arguments and text.</summary>
public sealed class MessageAnswerTests
{
    private static readonly MessageFormatter Messages = EnglishTexts.Messages;

    // One of each kind, with how it stands in an answer.
    private static readonly (MessageArgument Value, string Json)[] Arguments =
    [
        (new Text("Vidu"), "\"Vidu\""),
        (new Quoted("a, b"), """{"quoted":"a, b"}"""),
        (new English("It moved."), """{"english":"It moved."}"""),
        (new CatalogText(LocalizedText.Of("Duration", ("zh-Hans", "时长"))), """{"label":{"en":"Duration","zh-Hans":"时长"}}"""),
        (new Number(1.5m, "s"), """{"number":1.5,"unit":"s"}"""),
        (new Count(2_000), """{"count":2000}"""),
        (new Amount(35, "credits"), """{"amount":35,"unit":"credits"}"""),
        (new Bytes(1_048_576), """{"bytes":1048576}"""),
        (new Duration(TimeSpan.FromSeconds(90)), """{"seconds":90}"""),
        (new Instant(SampleTask.Now), """{"time":"2026-05-04T12:00:00.0000000Z"}"""),
        (new Names(["a", "b"], MessageListKind.Or), """{"names":["a","b"],"join":"Or","more":0}"""),
        (new Several([new Text("a"), new Number(1)], MessageListKind.And), """{"several":["a",{"number":1}],"join":"And"}"""),
        (new Nested(Message.Of(MessageCode.ConnectionReset)), """{"message":{"code":"ConnectionReset"}}"""),
    ];

    [Fact]
    public void ToJson_EachKindOfArgument_KeepsItsType()
    {
        Assert.Equal(typeof(MessageArgument).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal), Arguments.Select(argument => argument.Value.GetType().Name).Order(StringComparer.Ordinal));

        Assert.All(Arguments, argument =>
        {
            var message = Message.Of(MessageCode.HostUnreachable, ("host", "example.com"), ("cause", argument.Value));

            var answer = Messages.ToJson(message);

            Assert.Equal(Parse(argument.Json), Parse(answer["arguments"]!["cause"]!.ToJsonString()), JsonNode.DeepEquals);
            Assert.Equal(message, MessageJson.Read(Stored(answer)));
        });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void ToJson_EveryCode_HasItsTextInTheLanguage(string language)
    {
        using var reader = new CultureSwitch(language);

        Assert.All(Enum.GetValues<MessageCode>(), code =>
        {
            var answer = Messages.ToJson(Message.Of(code, ("provider", "Vidu")));

            Assert.Equal((code.ToString(), Messages.Format(Message.Of(code, ("provider", "Vidu")))), ((string?)answer["code"], (string?)answer["text"]));
            Assert.Equal(["code", "arguments", "text"], answer.Select(member => member.Key));
        });
    }

    [Fact]
    public void ToJson_TwoLanguages_DifferInTheTextAlone()
    {
        JsonObject In(string language)
        {
            using var reader = new CultureSwitch(language);
            return Messages.ToJson(Message.Of(MessageCode.TaskAccepted, ("provider", "Vidu"), ("id", "42")));
        }

        var (english, chinese) = (In("en"), In("zh-Hans"));

        Assert.Equal(("Vidu accepted the task as 42.", "Vidu 已接受任务，编号 42。"), ((string?)english["text"], (string?)chinese["text"]));
        Assert.Equal(Stored(english), Stored(chinese));
    }

    private static JsonNode? Parse(string json) => JsonNode.Parse(json);

    // As a row has it.
    private static string Stored(JsonObject answer)
    {
        var copy = answer.DeepClone().AsObject();
        copy.Remove("text");
        return copy.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
