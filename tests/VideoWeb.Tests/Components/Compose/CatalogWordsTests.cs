using System.Globalization;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>What the form shows of the built-in catalog exists in Chinese too.</summary>
public sealed class CatalogWordsTests
{
    [Fact]
    public void Words_EveryTextOfTheCatalog_IsTranslated()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        try
        {
            Assert.DoesNotContain(Texts(), text => text.Any(char.IsAsciiLetterLower) && Words.T(text) == text);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<string> Texts() => ComposeSamples.EveryTarget().SelectMany(target => target.Mode.Parameters.SelectMany(TextsOf)
        .Concat(target.Mode.Slots.SelectMany(slot => new[] { slot.Label, slot.Help }))
        .Concat([target.Mode.Label, target.Mode.Help, target.Model.Summary])).OfType<string>().Distinct();

    private static IEnumerable<string?> TextsOf(ParameterDescription parameter) => parameter switch
    {
        // 720p and 1080p are the same in every language.
        ChoiceParameter choice => [parameter.Label, parameter.Help, .. choice.Choices.Where(option => option.Label != option.Value).SelectMany(option => new[] { option.Label, option.Help })],
        IntegerParameter number => [parameter.Label, parameter.Help, .. number.Specials.Select(special => special.Label)],
        _ => [parameter.Label, parameter.Help],
    };
}
