using Xunit;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Tests.Components;

public sealed class SaidSentenceTests : IDisposable
{
    private readonly CultureSwitch _chinese = new("zh-Hans");

    [Theory]
    [InlineData("Vidu accepted the task as 8812.", "Vidu 已接受任务，编号 8812。")]
    [InlineData("It is being made, 60 %.", "正在生成，60%。")]
    [InlineData("The connection was removed before this was sent. Nothing was sent.", "发送之前连接已被移除。没有发送任何内容。")]
    [InlineData("api.example.com could not be reached: the connection was refused. Nothing was sent.", "无法连接 api.example.com：连接被拒绝。没有发送任何内容。")]
    [InlineData(
        "api.example.com could not be reached: the connection was refused. Nothing was sent. It is tried again in 4 s.",
        "无法连接 api.example.com：连接被拒绝。没有发送任何内容。将在 4 秒后重试。")]
    [InlineData("Duration must be a whole number; this model allows 29 to 289 in steps of 4.", "时长须为整数；此模型允许 29 至 289，步长 4。")]
    [InlineData(
        "The provider broke off with HTTP 502. So it cannot be known whether the task was made; it may have been charged. Look at the provider's own task list before sending it again.",
        "服务商以 HTTP 502 中断。因此无法得知任务是否已创建；可能已经计费。重发前请查看服务商自己的任务列表。")]
    [InlineData(
        "The connection was removed, so Vidu cannot be asked for the clip any more. It may have been charged. Whoever has the key finds it there by the id of the task.",
        "连接已删除，无法再向 Vidu 查询视频。可能已经计费。持有密钥的人可以在那里按任务编号找到它。")]
    [InlineData("Nothing was sent. Nobody knows this one. Nothing was sent.", "没有发送任何内容。 Nobody knows this one.没有发送任何内容。")]
    [InlineData("Something that nobody has translated.", "Something that nobody has translated.")]
    public void T_SentenceWithValues_IsReadByItsFixedWords(string english, string chinese) => Assert.Equal(chinese, T(english));

    [Fact]
    public void T_NameWithSignsOfItsOwn_StaysAsItIs() => Assert.Equal("Ann (R&D) {0} .* 要求取消。", T("Ann (R&D) {0} .* asked to cancel it."));

    [Fact]
    public void T_ForAReaderOfEnglish_IsTheSentence()
    {
        using var english = new CultureSwitch("en-GB");

        Assert.Equal("It is being made, 60 %.", T("It is being made, 60 %."));
    }

    public void Dispose() => _chinese.Dispose();
}
