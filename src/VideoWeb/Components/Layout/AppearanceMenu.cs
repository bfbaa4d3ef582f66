using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;

namespace VideoWeb.Components.Layout;

/// <summary>
/// Theme and language, which work on static pages and before the circuit is up: frame.js keeps the theme, and the language of who is not signed in, in
/// cookies, and the language of who is with the account, by the token of the form to sign out.
/// </summary>
internal static class AppearanceMenu
{
    public static MarkupString Of(MessageFormatter texts) => Html.Of(
        $"""
        <div class="preferences"><div class="segmented" role="group" aria-label="{texts[LayoutText.Appearance]}">{Theme("light", "sun", texts[LayoutText.Light])}{Theme("dark", "moon", texts[LayoutText.Dark])}{Theme("system", "monitor", texts[LayoutText.AsTheSystem])}</div><div class="segmented" role="group" aria-label="{texts[LayoutText.Language]}">{Html.All(Languages.All, language => Language(language.Culture.Name, language.Name))}</div></div>
        """);

    private static MarkupString Theme(string theme, string icon, string name) => Html.Of(
        $"""<button type="button" data-theme-choice="{theme}" aria-label="{name}" title="{name}">{IconShapes.Small[icon]}</button>""");

    private static MarkupString Language(string culture, string name) => Html.Of(
        $"""<button type="button" data-language-choice="{culture}" lang="{culture}" aria-pressed="{(culture == Languages.Current.Name ? "true" : "false")}">{name}</button>""");
}
