using Bunit;
using Microsoft.AspNetCore.Components;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>The clips of the gallery as they are heard.</summary>
internal static class GalleryPageView
{
    extension(IRenderedComponent<IComponent> page)
    {
        /// <summary>What is said of a clip: favourite, stars, picked or rejected, comments, or that only its maker sees it; empty for nothing.</summary>
        public string Judged(object clip) => page.Find($"a[data-clip='{clip}']").ReadNote();

        /// <summary>The same of every clip that is shown, in their order.</summary>
        public IEnumerable<string> AllJudged() => page.FindAll("a[data-clip]").Select(link => link.ReadNote());
    }
}
