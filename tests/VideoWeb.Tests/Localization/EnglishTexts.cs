using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Tests.Localization;

/// <summary>The site's own texts, for what is rendered.</summary>
internal static class EnglishTexts
{
    public static MessageFormatter Messages { get; } = new ServiceCollection().AddLogging().AddMessages().BuildServiceProvider().GetRequiredService<MessageFormatter>();

    public static string Of(Message message) => Messages.Format(message);
}
