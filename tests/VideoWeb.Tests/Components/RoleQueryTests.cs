using Bunit;
using Microsoft.AspNetCore.Components;
using Xunit;
using Xunit.Sdk;

namespace VideoWeb.Tests.Components;

public sealed class RoleQueryTests : ComponentTest
{
    [Theory]
    [InlineData("<button>Generate</button>", "button", "Generate")]
    [InlineData("<button aria-label='Close'>×</button>", "button", "Close")]
    [InlineData("<button title='Close'><svg aria-hidden='true'><title>x</title></svg></button>", "button", "Close")]
    [InlineData("<summary>More <b>of it</b></summary>", "button", "More of it")]
    [InlineData("<input type='submit' value='Save'>", "button", "Save")]
    [InlineData("<a href='/a'><span aria-hidden='true'>→</span> Tasks</a>", "link", "Tasks")]
    [InlineData("<a href='/a'><img alt='A kite'></a>", "link", "A kite")]
    [InlineData("<h2>No  tasks\n yet</h2>", "heading", "No tasks yet")]
    [InlineData("<label for='a'>Prompt</label><textarea id='a'></textarea>", "textbox", "Prompt")]
    [InlineData("<label>Prompt <input></label>", "textbox", "Prompt")]
    [InlineData("<input type='search' placeholder='Find'>", "searchbox", "Find")]
    [InlineData("<label><input type='checkbox'> Sound</label>", "checkbox", "Sound")]
    [InlineData("<label><input type='radio'> 16:9</label>", "radio", "16:9")]
    [InlineData("<input type='number' aria-label='Seed'>", "spinbutton", "Seed")]
    [InlineData("<input type='range' aria-label='Moment'>", "slider", "Moment")]
    [InlineData("<label for='a'>Ratio</label><select id='a'><option>1:1</option></select>", "combobox", "Ratio")]
    [InlineData("<ul aria-label='Clips'></ul>", "list", "Clips")]
    [InlineData("<li aria-label='A kite'></li>", "listitem", "A kite")]
    [InlineData("<table><caption>Costs</caption><tbody><tr></tr></tbody></table>", "table", "Costs")]
    [InlineData("<table><tbody><tr><th scope='row'>May</th><td>5 clips</td></tr></tbody></table>", "row", "May 5 clips")]
    [InlineData("<table><tbody><tr><th scope='row'>May</th></tr></tbody></table>", "rowheader", "May")]
    [InlineData("<h2 id='a'>Costs</h2><section aria-labelledby='a'></section>", "region", "Costs")]
    [InlineData("<article aria-label='A kite'></article>", "article", "A kite")]
    [InlineData("<fieldset><legend>Shape</legend></fieldset>", "group", "Shape")]
    [InlineData("<nav aria-label='Pages'></nav>", "navigation", "Pages")]
    [InlineData("<dialog aria-label='Tags'></dialog>", "dialog", "Tags")]
    [InlineData("<img alt='A kite'>", "img", "A kite")]
    [InlineData("<div role='tab'>Costs</div>", "tab", "Costs")]
    [InlineData("<p role='status'>Saved</p>", "status", "")]
    [InlineData("<p>Saved</p>", "paragraph", "")]
    public void ByRole_WhatAPersonWouldFind_IsFoundByItsName(string html, string role, string name) =>
        Assert.Equal(role, AccessibleElement.RoleOf(Show(html).ByRole(role, name)));

    [Theory]
    [InlineData("<button hidden>A</button>", "button")]
    [InlineData("<div aria-hidden='true'><button>A</button></div>", "button")]
    [InlineData("<section></section>", "region")]
    [InlineData("<img alt=''>", "img")]
    [InlineData("<a>A</a>", "link")]
    [InlineData("<ul role='menu'></ul>", "list")]
    public void AllByRole_WhatNobodyFinds_IsNotFound(string html, string role) => Assert.Empty(Show(html).AllByRole(role));

    [Theory]
    [InlineData("<button>A</button>", "B")]
    [InlineData("<button>A</button><button>A</button>", "A")]
    public void ByRole_NoneOrSeveral_SaysWhatThereIs(string html, string name) =>
        Assert.Contains("“A”", Assert.Throws<XunitException>(() => Show(html).ByRole("button", name)).Message, StringComparison.Ordinal);

    [Fact]
    public void ByRole_WithinAPart_LooksThereAlone()
    {
        var page = Show("<article aria-label='A'><button>Do</button></article><article aria-label='B'><button>Do</button></article>");

        Assert.Equal("B", page.ByRole("article", "B").Button("Do").ParentElement!.ReadName());
    }

    private IRenderedComponent<IComponent> Show(string html) => Render(builder => builder.AddMarkupContent(0, html));
}
