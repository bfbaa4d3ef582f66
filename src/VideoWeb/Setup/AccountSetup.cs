using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Data;
using VideoWeb.Data.Workspaces;
using VideoWeb.Endpoints;
using VideoWeb.Security;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

/// <summary>Accounts, sign-in and the rule that everything is for signed-in people unless it says otherwise.</summary>
internal static class AccountSetup
{
    // What another process or the database itself changes tells nobody; this is how long it may go unnoticed.
    internal static readonly TimeSpan RecheckInterval = TimeSpan.FromMinutes(1);

    internal const int MinPasswordLength = 10;

    internal static void AddAccounts(this WebApplicationBuilder builder, AppOptions settings)
    {
        var services = builder.Services;
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            // With this prefix browsers take it from this very host only, and only over https.
            var isHttps = settings.Site.PublicUrl?.Scheme == Uri.UriSchemeHttps;
            options.Cookie.Name = isHttps ? "__Host-videoweb" : "videoweb";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.LoginPath = "/account/login";
            options.AccessDeniedPath = "/account/denied";
            options.ReturnUrlParameter = "returnUrl";
            options.EventsType = typeof(SessionCookie);
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = RecheckInterval);
        services.AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedAccount = false;

                // Length is what counts; rules about kinds of characters make passwords worse.
                options.Password.RequiredLength = MinPasswordLength;
                options.Password.RequiredUniqueChars = 4;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.AllowedForNewUsers = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.Accounts.LockoutMinutes);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<VideoWebDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AppClaimsPrincipalFactory>();

        services.AddSingleton<SessionCheck>();
        services.AddScoped<SessionCookie>();
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
        services.AddScoped<AdministratorRoleService>();
        services.AddSingleton<UserAdministration>();
        services.AddScoped<Registration>();
        services.AddScoped<AccountRemoval>();
        services.AddScoped<SessionGate>();
        services.AddScoped<RevalidatingAuthentication>();
        services.AddScoped<AuthenticationStateProvider>(scope => scope.GetRequiredService<RevalidatingAuthentication>());
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(ClaimNames.Administrator, policy => policy.AddRequirements(new AdministratorRequirement()));
    }

    internal static void MapAccounts(this WebApplication app)
    {
        SignOutEndpoint.Map(app);
        LanguageEndpoint.Map(app);
        HomeEndpoint.Map(app);
    }
}
