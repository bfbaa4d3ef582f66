using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Circuits;

/// <summary>The language and formats of a circuit: those that its page was rendered with.</summary>
/// <remarks>
/// Scoped. A circuit begins with the culture of the request that opened its line, which may ask for another language than the page did, and whoever
/// publishes a change wakes other people's pages in their own culture. So everything that comes to a circuit from outside applies this one first.
/// </remarks>
public sealed class CircuitCulture
{
    private PageCulture? _culture;

    /// <summary>Names of cultures as the page was given them. What is unknown or null leaves what is.</summary>
    public void Use(string? language, string? formats)
    {
        if (Languages.Find(language) is { } spoken && FormatCultures.Find(formats) is { } known) { _culture = new PageCulture(spoken, known); }
    }

    /// <summary>Makes it the culture of what runs from here on, to the end of the asynchronous method that calls this.</summary>
    public void Apply()
    {
        if (_culture is not null) { (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (_culture.Language, _culture.Formats); }
    }
}

/// <summary>Has what the browser does on a page run in the page's culture.</summary>
internal sealed class CultureOfActivities(CircuitCulture culture) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        culture.Apply();
        await next(activity);
    };
}
