using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>A slow line: while it is held, what the page says reaches the server, and what the server answers does not arrive.</summary>
internal sealed class LateAnswers
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _held = new();
    private readonly ConcurrentQueue<string> _said = new();
    private bool _isHeld;

    /// <summary>What the page has told the server, as text.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>For the circuits of pages that are opened from now on.</summary>
    public static async Task<LateAnswers> OnAsync(IPage page)
    {
        var line = new LateAnswers();
        await page.RouteWebSocketAsync(new Regex("/_blazor"), near =>
        {
            var far = near.ConnectToServer();
            near.OnMessage(frame =>
            {
                line._said.Enqueue(frame.Text ?? Encoding.UTF8.GetString(frame.Binary!));
                Pass(frame, far);
            });
            far.OnMessage(frame => line.Carry(() => Pass(frame, near)));
        });
        return line;
    }

    public void Hold()
    {
        lock (_lock) { _isHeld = true; }
    }

    /// <summary>Lets all arrive that was held back, in its order.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _isHeld = false;
            while (_held.TryDequeue(out var answer)) { answer(); }
        }
    }

    private void Carry(Action answer)
    {
        lock (_lock)
        {
            if (_isHeld) { _held.Enqueue(answer); }
            else { answer(); }
        }
    }

    private static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (frame.Binary is { } bytes) { to.Send(bytes); }
        else { to.Send(frame.Text!); }
    }
}
