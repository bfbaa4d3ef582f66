using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Shared;

/// <summary>Keeps one circuit's <see cref="UserClock"/> and moves it on every half minute; only components that read the clock render again.</summary>
public sealed class UserClockSource : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private UserClock _clock;
    private ITimer? _timer;

    public UserClockSource(TimeProvider time)
    {
        _time = time;
        _clock = new UserClock(time.GetUtcNow(), TimeZoneInfo.Utc);
        Cascade = new CascadingValueSource<UserClock>(_clock, isFixed: false);
    }

    public CascadingValueSource<UserClock> Cascade { get; }

    /// <summary>Takes the person's zone (an IANA name); an unknown name leaves what is, at first UTC.</summary>
    public Task UseZoneAsync(string? zone) =>
        zone != _clock.Zone.Id && IanaTimeZone.Find(zone) is { } found
            ? PublishAsync(_clock with { Zone = found })
            : Task.CompletedTask;

    /// <summary>Starts moving the clock. Called once a circuit is interactive; a prerendered page is not alive long enough to age.</summary>
    public void Start() => _timer ??= _time.CreateTimer(_ => { _ = PublishAsync(_clock with { Now = _time.GetUtcNow() }); }, null, Step, Step);

    public void Dispose() => _timer?.Dispose();

    private Task PublishAsync(UserClock clock)
    {
        _clock = clock;
        return Cascade.NotifyChangedAsync(clock);
    }
}
