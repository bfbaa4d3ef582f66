using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Localization;
using VideoWeb.Security;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

/// <summary>What every request passes: proxy headers, security headers, rate limits, sign-in, language, antiforgery.</summary>
internal static class HttpPipelineSetup
{
    /// <summary>The limit on sign-in and registration posts; pages name it in [EnableRateLimiting].</summary>
    internal const string SignInLimit = "sign-in";

    /// <summary>
    /// The limit on callbacks: by the token for those that providers were told, by the address for the rest, so that strangers use up nobody's share
    /// but their own even behind one proxy. Those over it are lost, which costs time and nothing else: providers are asked anyway.
    /// </summary>
    internal const string CallbackLimit = "callbacks";

    /// <summary>The limit on pictures that this server fetches from other hosts, by the address of who asks.</summary>
    internal const string PictureLimit = "pictures";

    /// <summary>How many of them may be asked for at once.</summary>
    internal const int PictureBurst = 60;

    /// <summary>The limit on pages of shared links, by the address of who looks; on their passwords by the link as well, as on sign-in posts.</summary>
    internal const string ShareLimit = "shared-links";

    /// <summary>The limit on files of shared links. A page shows up to 500 posters, and a clip that is skipped through comes in many parts.</summary>
    internal const string ShareMediaLimit = "shared-files";

    internal static void AddHttpPipeline(this WebApplicationBuilder builder, AppOptions settings)
    {
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddAntiforgery(options =>
        {
            // As the sign-in cookie; this prefix wants the path too.
            var isHttps = settings.Site.PublicUrl?.Scheme == Uri.UriSchemeHttps;
            options.Cookie.Name = isHttps ? "__Host-videoweb-form" : "videoweb-form";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    ClientPartition.Of(context.Connection.RemoteIpAddress),
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.Accounts.SignInAttemptsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("reading"));
            options.AddPolicy(ShareLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    $"{context.GetRouteValue("token")} {ClientPartition.Of(context.Connection.RemoteIpAddress)}",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.Accounts.SignInAttemptsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetTokenBucketLimiter(
                    ClientPartition.Of(context.Connection.RemoteIpAddress),
                    _ => new TokenBucketRateLimiterOptions { TokenLimit = 60, TokensPerPeriod = 5, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
            options.AddPolicy(ShareMediaLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                ClientPartition.Of(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions { TokenLimit = 1000, TokensPerPeriod = 50, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
            // A form shows a few pictures at a time; each is a call to a host that somebody else has chosen.
            options.AddPolicy(PictureLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                ClientPartition.Of(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions { TokenLimit = PictureBurst, TokensPerPeriod = 4, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
            options.AddPolicy(CallbackLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                ExpectedToken(context) ?? ClientPartition.Of(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = settings.Site.CallbacksPerSecond * 2,
                    TokensPerPeriod = settings.Site.CallbacksPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
        });
        builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, OutermostSecurityHeaders>());
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.Services.AddMessages();
        builder.Services.AddSingleton<RegionalSettingsCache>();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in settings.Proxy.KnownProxies) { options.KnownProxies.Add(IPAddress.Parse(proxy)); }
        });
    }

    internal static void UseHttpPipeline(this WebApplication app, AppOptions settings)
    {
        if (settings.Proxy.TrustForwardedHeaders) { app.UseForwardedHeaders(); }
        if (settings.Site.PublicUrl is { Scheme: "https" } site) { app.Use((context, next) => SpeakHttps(context, site, next)); }
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/status/500", createScopeForErrors: true);
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();

        // Only where a person looks: providers' callbacks, media players and health checks want a bare status.
        app.UseWhen(
            context => IsForPeople(context.Request),
            branch => branch.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        app.Use(ShowErrorsByGet);
        app.UseMiddleware<OriginCheck>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        // Its settings are the account's.
        app.UseRequestLocalization(RequestCultureSetup.Configure);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<StaleForms>();
        app.UseMiddleware<LastWorkspaceCookie>();
        app.Use(LetGoOfCookies);
    }

    // A page's connection is open as long as the page, and with it everything that came in its request. Who it is has been read by now.
    internal static Task LetGoOfCookies(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/_blazor"))
        {
            context.Request.Headers.Cookie = default;
            context.Features.Set<IRequestCookiesFeature>(null);
        }

        return next(context);
    }

    private static string? ExpectedToken(HttpContext context) =>
        context.GetRouteValue("token") is string token && context.RequestServices.GetRequiredService<CallbackIntake>().IsExpected(token) ? token : null;

    // A proxy that does not say so, or is not believed, speaks http with us: what people see is https all the same.
    private static Task SpeakHttps(HttpContext context, Uri site, RequestDelegate next)
    {
        var host = context.Request.Host;
        if (string.Equals(host.Host, site.Host, StringComparison.OrdinalIgnoreCase) && (host.Port ?? 443) == site.Port) { context.Request.Scheme = site.Scheme; }

        return next(context);
    }

    // The page that says what went wrong is not what was posted to: with that method its form would be looked for, and the answer be another error.
    private static async Task ShowErrorsByGet(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) { context.Request.Method = HttpMethods.Get; }

        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    private static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/sandbox")
        && !request.Path.StartsWithSegments("/callbacks")
        && !request.Path.StartsWithSegments("/health");
}
