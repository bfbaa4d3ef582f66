using VideoWeb.Endpoints.Sharing;

namespace VideoWeb.Setup;

/// <summary>What holders of shared links see, who have no account.</summary>
internal static class SharingSetup
{
    internal static void AddSharing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShareCookie>();
        builder.Services.AddSingleton<VisitorCookie>();
        builder.Services.AddSingleton<VisitCounter>();
    }

    internal static void MapSharing(this WebApplication app)
    {
        ShareEndpoint.Map(app);
        ShareMediaEndpoint.Map(app);
    }
}
