using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VideoWeb.Components.Layout;
using VideoWeb.Components.Shared;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>Toasts stay long enough, can be taken back, and say when that failed.</summary>
public sealed class ToastTests : ComponentTest
{
    private readonly FakeTimeProvider _time;

    public ToastTests()
        : this(new FakeTimeProvider())
    {
    }

    private ToastTests(FakeTimeProvider time)
        : base(services => services.AddSingleton<TimeProvider>(time)) => _time = time;

    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Fact]
    public void Region_WithoutAToast_IsThereAndPolite()
    {
        var host = Render<ToastHost>();

        Assert.Equal(("polite", ""), (host.Find("[role=status]").GetAttribute("aria-live"), host.Find("[role=status]").TextContent.Trim()));
    }

    [Fact]
    public void Toast_Shown_GoesAfterItsTimeButNotWhilePointedAt()
    {
        var host = Render<ToastHost>();
        Toasts.Show(new("2 tasks hidden."));
        host.WaitForAssertion(() => Assert.Contains("2 tasks hidden.", Region(host).TextContent, StringComparison.Ordinal));

        Region(host).TriggerEvent("onmouseenter", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        _time.Advance(Toasts.Shown * 3);
        Assert.Single(Toasts.Open);
        Region(host).TriggerEvent("onmouseleave", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        _time.Advance(Toasts.Shown - TimeSpan.FromSeconds(1));
        Assert.Single(Toasts.Open);
        _time.Advance(TimeSpan.FromSeconds(1));

        host.WaitForAssertion(() => Assert.Equal("", Region(host).TextContent.Trim()));
    }

    [Fact]
    public void Undo_OfTheNewest_HasAKeyAndRunsOnce()
    {
        var host = Render<ToastHost>();
        List<string> undone = [];
        foreach (var name in new[] { "first", "second" }) { Toasts.Show(new(name, _ => { undone.Add(name); return Task.FromResult<string?>(null); })); }

        host.WaitForAssertion(() => Assert.Equal([null, "z"], Undos(host).Select(button => button.GetAttribute("data-hotkey"))));
        Undos(host)[1].Click();

        host.WaitForAssertion(() => Assert.Equal("z", Assert.Single(Undos(host)).GetAttribute("data-hotkey")));
        Assert.Equal(["second"], undone);
    }

    [Theory]
    [InlineData(true, "It could not be undone. Try it on its page.")]
    [InlineData(false, "No longer a member.")]
    public void Undo_ThatFails_SaysSo(bool throws, string expected)
    {
        var host = Render<ToastHost>();
        Toasts.Show(new("hidden", _ => throws ? throw new InvalidOperationException("broken") : Task.FromResult<string?>("No longer a member.")));
        host.WaitForAssertion(() => Undos(host).Single());

        Undos(host).Single().Click();

        host.WaitForAssertion(() => Assert.Equal(expected, Region(host).TextContent.Trim()));
    }

    [Fact]
    public void Toasts_MoreThanThree_TheOldestGoes()
    {
        foreach (var number in Enumerable.Range(1, 5)) { Toasts.Show(new($"{number}")); }

        Assert.Equal(["3", "4", "5"], Toasts.Open.Select(toast => toast.Text));
        Toasts.Close(Toasts.Open[1]);
        Assert.Equal(["3", "5"], Toasts.Open.Select(toast => toast.Text));
    }

    private static IElement Region(IRenderedComponent<ToastHost> host) => host.Find("[role=status]");

    private static List<IElement> Undos(IRenderedComponent<ToastHost> host) => [.. host.FindAll("button").Where(button => button.TextContent.Trim() == "Undo")];
}
