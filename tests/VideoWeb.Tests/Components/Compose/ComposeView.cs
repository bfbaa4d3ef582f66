using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>The parts of Compose that its tests look at.</summary>
internal static class ComposeView
{
    extension(IRenderedComponent<IComponent> page)
    {
        /// <summary>Beside the button that sends: what came of the last click.</summary>
        public IElement Told() => page.ByRole("group", "Send").AllByRole("status")[0];

        /// <summary>What a change of the whole form did to it, with the way back; null when nothing is said.</summary>
        public IElement? Notes() => page.AllByRole("status").SingleOrDefault(said => said.QuerySelector("h2") is not null);

        /// <summary>The models that the picker offers, each by the button that takes it.</summary>
        public IReadOnlyList<IElement> Models(string? provider = null) =>
            [.. page.FindAll($"{(provider is null ? "" : $"section[aria-labelledby={provider}] ")}li > [aria-pressed]").Where(button => button.QuerySelector("strong") is not null)];

        /// <summary>In the dialog of several models, what each of them is sent.</summary>
        public IReadOnlyList<IElement> Cards() => [.. page.AllByRole("region").Where(region => region.ReadName() != "Add a model")];

        /// <summary>In the dialog of presets, the first of them.</summary>
        public IElement FirstPreset() => page.AllByRole("listitem")[0];

        /// <summary>A parameter of the form, with its label, help and control.</summary>
        public IElement Parameter(string name) => page.Find($"div[data-parameter={name}]");
    }
}
