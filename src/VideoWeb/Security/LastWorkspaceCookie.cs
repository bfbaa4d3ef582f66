namespace VideoWeb.Security;

/// <summary>Remembers which workspace was open, so that the site's front address leads back to it.</summary>
internal sealed class LastWorkspaceCookie(RequestDelegate next)
{
    internal const string Name = "workspace";

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/w") && context.Request.RouteValues["slug"] is string slug)
        {
            // Only a workspace that was really shown: a stranger's guess ends as 404 and leaves no trace.
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK && context.Request.Cookies[Name] != slug)
                {
                    context.Response.Cookies.Append(Name, slug, new CookieOptions
                    {
                        HttpOnly = true,
                        SameSite = SameSiteMode.Lax,
                        Secure = context.Request.IsHttps,
                        MaxAge = TimeSpan.FromDays(365),
                    });
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
