using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Components;
using Xunit;
using static VideoWeb.Providers.Messages.MessageArgument;

namespace VideoWeb.Tests.Localization;

public sealed class MessageFormatterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddMessages().BuildServiceProvider();

    public static TheoryData<Message, string, string> Messages => new()
    {
        {
            Changed(new Number(1.5m, "s"), new Number(4, "s"), Message.Of(MessageCode.BecauseAllowed, ("allowed", Range(4, new Number(15, "s"))))),
            "Duration 1.5 s became 4 s for Videos; allowed there: 4 to 15 s.",
            "时长 1.5 秒 在 Videos 中改为 4 秒；那里允许：4 至 15 秒。"
        },
        {
            // A comma, a semicolon and braces in what was typed change nothing.
            Changed(new Quoted("a, b; {0} 'c'"), new Quoted("16:9"), Message.Of(MessageCode.BecauseNearest, ("choices", Names("16:9", "9:16", "1:1")))),
            "Duration “a, b; {0} 'c'” became “16:9” for Videos; the nearest of 16:9, 9:16 and 1:1.",
            "时长 “a, b; {0} 'c'” 在 Videos 中改为 “16:9”；取 16:9、9:16和1:1 中最接近的。"
        },
        {
            Message.Of(MessageCode.ValueLeftOut, ("field", new CatalogText(LocalizedText.Of("Duration", ("zh-Hans", "时长")))), ("before", Message.Of(MessageCode.On)), ("model", "Videos"), ("why", Message.Of(MessageCode.BecauseNoSuchSetting))),
            "Duration on was left out for Videos; it has no such setting.",
            "Videos 略去了时长 开；没有这个设置。"
        },
        {
            Message.Of(MessageCode.MediumMoved, ("medium", Message.Of(MessageCode.MediumByNumber, ("slot", new CatalogText(LocalizedText.Of("First frame", ("zh-Hans", "首帧")))), ("number", 2))), ("slot", new CatalogText(LocalizedText.Of("Last frame", ("zh-Hans", "尾帧"))))),
            "First frame (number 2) was moved to Last frame.",
            "首帧（第 2 个）已移到尾帧。"
        },
        {
            Message.Of(MessageCode.BecauseAllowed, ("allowed", Message.Of(
                MessageCode.RangeOrSpecial,
                ("range", Message.Of(MessageCode.RangeInSteps, ("range", Range(29, new Number(289, "frames"))), ("step", 4))), ("value", -1), ("meaning", "auto")))),
            "allowed there: 29 to 289 frames in steps of 4, or -1 (auto)",
            "那里允许：29 至 289 帧，步长 4，或 -1（auto）"
        },
        {
            Message.Of(MessageCode.BecauseNearest, ("choices", new Names(["a", "b"], MessageListKind.And, More: 30))),
            "the nearest of a, b and 30 more",
            "取 a、b 以及另外 30 个 中最接近的"
        },
        { Message.Of(MessageCode.BecauseNearest, ("choices", new Names(["a", "b"], MessageListKind.Or))), "the nearest of a or b", "取 a或b 中最接近的" },
        {
            Message.Of(MessageCode.OthersTask, ("person", new PersonName(null))),
            "Former member made this. Only they and the administrators of the workspace can change it.",
            "这是 前成员 创建的。只有本人和工作区管理员可以更改。"
        },
        { Message.Of(MessageCode.OthersTask, ("person", new PersonName("Ada"))), "Ada made this. Only they and the administrators of the workspace can change it.", "这是 Ada 创建的。只有本人和工作区管理员可以更改。" },
        { Message.Of(MessageCode.BecauseNearest, ("choices", Names("720p"))), "the nearest of 720p", "取 720p 中最接近的" },
        {
            Message.Of(MessageCode.TextTooLong, ("field", new CatalogText(LocalizedText.Of("Prompt", ("zh-Hans", "提示词")))), ("length", Message.Of(MessageCode.MoreThan, ("most", new Count(2000)))), ("most", new Count(2000))),
            "Prompt has more than 2,000 characters; this model allows at most 2,000.",
            "提示词有 超过 2,000 个字符；此模型最多允许 2,000 个。"
        },
        {
            // A little too much shows.
            Message.Of(MessageCode.MediumTooLarge, ("medium", new Quoted("a.png")), ("size", new Bytes(31_457_281, IsExcess: true)), ("most", new Bytes(31_457_280))),
            "“a.png” has 30.01 MB; at most 30 MB are allowed.",
            "“a.png”有 30.01 MB；最多允许 30 MB。"
        },
        {
            Message.Of(MessageCode.SlotMissing, ("slot", new CatalogText(LocalizedText.Of("Last frame", ("zh-Hans", "尾帧")))), ("kind", "image"), ("count", 2)),
            "Last frame is missing; 2 pictures are needed here.",
            "缺少尾帧；这里需要 2 张图片。"
        },
        {
            Message.Of(MessageCode.SlotNotAlone, ("slot", new CatalogText(LocalizedText.Of("Sound", ("zh-Hans", "声音")))), ("others", new Several([new CatalogText(LocalizedText.Of("First frame", ("zh-Hans", "首帧"))), new CatalogText(LocalizedText.Of("Last frame", ("zh-Hans", "尾帧")))], MessageListKind.Or))),
            "Sound cannot stand alone: add something to First frame or Last frame.",
            "声音不能单独使用：请在首帧或尾帧中添加内容。"
        },
        { Message.Of(MessageCode.JsonNotObject, ("field", "More")), "More must be a JSON object, such as {\"name\": 1}.", "More须为 JSON 对象，例如 {\"name\": 1}。" },
        // What an older row may lack, and a unit that only an overlay has.
        { Message.Of(MessageCode.MediumMoved, ("slot", new Number(3, "hops"))), "{medium} was moved to 3 hops.", "{medium}已移到3 hops。" },
        { Message.Of((MessageCode)9_999, ("x", 1)), "9999(x: 1)", "9999(x: 1)" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Format_InALanguage_IsItsSentence(Message message, string english, string chinese)
    {
        var formatter = _services.GetRequiredService<MessageFormatter>();
        string In(string culture)
        {
            using var reader = new CultureSwitch(culture);
            return formatter.Format(message);
        }

        Assert.Equal((english, chinese, chinese, english), (In("en-GB"), In("zh-Hans-CN"), In("zh"), NumbersInEnglish(In("fr-FR"))));
    }

    [Theory]
    [InlineData("en", "charged", "simulated")]
    [InlineData("zh-Hans", "计费", "模拟")]
    public void Format_OfTheSandbox_SpeaksOfNoRealCharge(string language, string charged, string simulated)
    {
        using var reader = new CultureSwitch(language);
        var formatter = _services.GetRequiredService<MessageFormatter>();

        Assert.All(Enum.GetValues<MessageCode>().Select(code => Message.Of(code)), message =>
        {
            Assert.Equal(message.SpeaksOfCharge, formatter.Format(message).Contains(charged, StringComparison.Ordinal));
            var said = formatter.Format(message.OfSandbox());
            Assert.True(!said.Contains(charged, StringComparison.Ordinal) || said.Contains(simulated, StringComparison.Ordinal), said);
            Assert.Equal(message.OfSandbox(), message.OfSandbox().OfSandbox());
        });
        Assert.Equal(
            Message.Of(MessageCode.TriedAgain, ("problem", Message.Of(MessageCode.GivenUp, ("person", "Ada"), ("charge", "simulated")))),
            Message.Of(MessageCode.TriedAgain, ("problem", Message.Of(MessageCode.GivenUp, ("person", "Ada")))).OfSandbox());
    }

    [Fact]
    public void Equality_IsByCodeAndArguments()
    {
        var message = Message.Of(MessageCode.BecauseNearest, ("choices", Names("a", "b")));

        Assert.Equal(message, Message.Of(MessageCode.BecauseNearest, ("choices", Names("a", "b"))));
        Assert.NotEqual(message, Message.Of(MessageCode.BecauseNearest, ("choices", Names("a", "c"))));
        Assert.NotEqual(message, Message.Of(MessageCode.BecauseAllowed, ("choices", Names("a", "b"))));
        Assert.NotEqual(message, Message.Of(MessageCode.BecauseNearest));
    }

    public void Dispose() => _services.Dispose();

    // French has a comma before decimals and a narrow space between thousands.
    private static string NumbersInEnglish(string text) => Regex.Replace(text, @"(?<=\d),(?=\d)", ".").Replace('\u202f', ',');

    private static Message Changed(MessageArgument before, MessageArgument after, Message why) => Message.Of(
        MessageCode.ValueChanged, ("field", new CatalogText(LocalizedText.Of("Duration", ("zh-Hans", "时长")))), ("before", before), ("after", after), ("model", "Videos"), ("why", why));

    private static Message Range(decimal least, Number greatest) => Message.Of(MessageCode.RangeAllowed, ("least", least), ("greatest", greatest));

    private static Names Names(params ImmutableArray<string> values) => new(values, MessageListKind.And);
}
