using Bunit;
using Microsoft.AspNetCore.Components;

namespace VideoWeb.Tests.Components;

/// <summary>A place to render components in, with a circuit that is up, in English.</summary>
internal sealed class Page : BunitContext
{
    private readonly CultureSwitch _culture = new("en-GB");

    public Page(bool isInteractive = true) => SetRendererInfo(new RendererInfo("Server", isInteractive));

    protected override void Dispose(bool disposing)
    {
        if (disposing) { _culture.Dispose(); }
        base.Dispose(disposing);
    }
}
