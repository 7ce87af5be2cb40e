using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Organisation.Tokens;

namespace Trine.Organisation.Sessions;

/// <summary>The two ways to be somebody: a cookie for browsers, a token for programs.</summary>
public static class SessionAuthentication
{
    /// <summary>The cookie's scheme.</summary>
    public const string Cookie = "cookie";

    /// <summary>The tokens' scheme.</summary>
    public const string Token = "token";

    /// <summary>Registers both, and the keys that sign cookies in the data folder.</summary>
    public static void AddSessions(this IServiceCollection services, DataOptions data)
    {
        services.AddDataProtection().SetApplicationName("Trine").PersistKeysToFileSystem(new DirectoryInfo(data.Subfolder("keys")));
        services.AddAuthentication("either")
            .AddPolicyScheme("either", null, o => o.ForwardDefaultSelector = c => c.Request.Headers.Authorization.Count > 0 ? Token : Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Token, null)
            .AddCookie(Cookie, options =>
            {
                options.Cookie.Name = "trine";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.ExpireTimeSpan = TimeSpan.FromDays(14);
                options.SlidingExpiration = true;
                options.Events.OnRedirectToLogin = c => UnauthorisedAsync(c.HttpContext);
                options.Events.OnRedirectToAccessDenied = c => UnauthorisedAsync(c.HttpContext);
            });
        services.AddAuthorization();
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(SessionEndpoints.SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
            limits.OnRejected = async (rejected, _) =>
            {
                var problems = rejected.HttpContext.RequestServices.GetRequiredService<ProblemWriter>();
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                await ProblemHandler.WriteAsync(rejected.HttpContext, new Problem(problems.Text("problem.429"), 429, "tooMany"));
            };
        });
    }

    /// <summary>Tells the kernel who is asking, in which language, and turns away requests other sites made a browser send.</summary>
    public static void UseSessions(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            var caller = context.RequestServices.GetRequiredService<Caller>();
            Become(context, caller);
            caller.Language = MessageTexts.Best(context.Request.Headers.AcceptLanguage) ?? caller.Language;
            if (IsForeign(context.Request))
            {
                var problems = context.RequestServices.GetRequiredService<ProblemWriter>();
                await ProblemHandler.WriteAsync(context, new Problem(problems.Text("session.crossSite"), 403, "crossSite"));
                return;
            }

            await next(context);
        });
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    private static void Become(HttpContext context, Caller caller)
    {
        if (context.User.FindFirstValue("sub") is not { } sub || !Guid.TryParse(sub, out var id))
        {
            return;
        }

        var user = context.RequestServices.GetRequiredService<UserDirectory>().Current.User(id);
        var stamp = context.User.FindFirstValue("stamp");
        if (user is { Active: true } && (stamp is null || stamp == user.Stamp))
        {
            caller.Become(user);
        }
        else
        {
            // Disabled, or the password changed elsewhere: no longer anybody.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
    }

    /// <summary>A cookie goes along with whatever a page makes the browser send; what other sites' pages send is refused.</summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || request.Headers.Authorization.Count > 0)
        {
            return false;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    internal static Task UnauthorisedAsync(HttpContext context)
    {
        var problems = context.RequestServices.GetRequiredService<ProblemWriter>();
        return ProblemHandler.WriteAsync(context, new Problem(problems.Text("problem.401"), 401, "unauthorised"));
    }

    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            const string Bearer = "Bearer ";
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || await tokens.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } user)
            {
                return AuthenticateResult.Fail("The token is not known.");
            }

            var identity = new ClaimsIdentity([new Claim("sub", user.ToString("D", CultureInfo.InvariantCulture))], Token);
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Token));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) => UnauthorisedAsync(Context);
    }
}
