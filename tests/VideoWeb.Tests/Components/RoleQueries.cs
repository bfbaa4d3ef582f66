using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Xunit.Sdk;

namespace VideoWeb.Tests.Components;

/// <summary>
/// Finds what is rendered as a person does: by role and accessible name, or by a text that is read. What is hidden from readers is not found. Written here, as
/// bUnit's own package for such queries is not served for the version that the tests use.
/// </summary>
internal static class RoleQueries
{
    extension<T>(IRenderedComponent<T> page) where T : IComponent
    {
        /// <summary>The one of a role, and of a name if that is given.</summary>
        /// <exception cref="XunitException">There is none, or there are several.</exception>
        public IElement ByRole(string role, string? name = null) => One(page.FindAll("*"), role, name);

        /// <summary>All of a role, in the order of the page.</summary>
        public IReadOnlyList<IElement> AllByRole(string role, string? name = null) => All(page.FindAll("*"), role, name);

        /// <summary>What can be pressed, by name.</summary>
        public IElement Button(string name) => page.ByRole("button", name);

        /// <summary>The texts of all of a role, as they are read.</summary>
        public IReadOnlyList<string> TextsByRole(string role, string? name = null) => [.. page.AllByRole(role, name).Select(AccessibleElement.TextOf)];
    }

    extension(IElement part)
    {
        /// <summary>The one of a role in it, and of a name if that is given.</summary>
        /// <exception cref="XunitException">There is none, or there are several.</exception>
        public IElement ByRole(string role, string? name = null) => One(part.QuerySelectorAll("*"), role, name);

        /// <summary>All of a role in it, in the order of the page.</summary>
        public IReadOnlyList<IElement> AllByRole(string role, string? name = null) => All(part.QuerySelectorAll("*"), role, name);

        /// <summary>What can be pressed in it, by name.</summary>
        public IElement Button(string name) => part.ByRole("button", name);

        /// <summary>The texts of all of a role in it, as they are read.</summary>
        public IReadOnlyList<string> TextsByRole(string role, string? name = null) => [.. part.AllByRole(role, name).Select(AccessibleElement.TextOf)];

        /// <summary>What is read out of it, in one line.</summary>
        public string ReadText() => AccessibleElement.TextOf(part);

        /// <summary>What is read out with it: its help, or what is wrong with it.</summary>
        public string ReadNote() => AccessibleElement.DescriptionOf(part);

        /// <summary>What it is called.</summary>
        public string ReadName() => AccessibleElement.NameOf(part);
    }

    private static IReadOnlyList<IElement> All(IEnumerable<IElement> elements, string role, string? name) =>
        [.. elements.Where(each => AccessibleElement.RoleOf(each) == role && (name is null || AccessibleElement.NameOf(each) == name) && AccessibleElement.IsShown(each))];

    private static IElement One(IEnumerable<IElement> elements, string role, string? name)
    {
        var all = elements.ToList();
        return All(all, role, name) is [var only] ? only : throw new XunitException(
            $"Not one {role}{(name is null ? "" : $" “{name}”")}. Of this role there are: {string.Join(", ", All(all, role, null).Select(each => $"“{AccessibleElement.NameOf(each)}”"))}.");
    }
}
