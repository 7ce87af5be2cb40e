using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
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
using Trine.Kernel.Net;
using Trine.Organisation.Tokens;
using Trine.Organisation.ViewAs;

namespace Trine.Organisation.Sessions;

/// <summary>The two ways to be somebody: a cookie for browsers, a token for programs.</summary>
public static class SessionAuthentication
{
    /// <summary>The cookie's scheme.</summary>
    public const string Cookie = "cookie";

    /// <summary>The tokens' scheme.</summary>
    public const string Token = "token";

    /// <summary>The policy of what only a signed-in browser may do, no token.</summary>
    internal const string SessionOnly = "session";

    /// <summary>The claim that names the session of a cookie.</summary>
    internal const string Session = "sid";

    /// <summary>Set on requests of people who may not act from where they are.</summary>
    private const string NotFromHere = "Trine.NotFromHere";

    /// <summary>The claim that names the token of a program.</summary>
    private const string TokenId = "tid";

    /// <summary>The claim of a token that only reads.</summary>
    private const string ReadOnlyToken = "readOnly";
    private const string TokenObjects = "objects";

    /// <summary>The claim of somebody who must choose another password before anything else.</summary>
    internal const string PasswordDue = "passwordDue";

    /// <summary>The claim of a session that began with more than a password.</summary>
    internal const string TwoFactor = "twoFactor";

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
                options.ExpireTimeSpan = SessionRegister.Lifetime;
                options.SlidingExpiration = true;
                options.Events.OnRedirectToLogin = c => UnauthorisedAsync(c.HttpContext);
                options.Events.OnRedirectToAccessDenied = c => UnauthorisedAsync(c.HttpContext);
            });
        services.AddAuthorization(options => options.AddPolicy(SessionOnly, policy => policy.RequireAuthenticatedUser().RequireClaim(Session)));
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(SessionEndpoints.SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                Networks.PartyOf(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
            limits.OnRejected = async (rejected, _) =>
            {
                var problems = rejected.HttpContext.RequestServices.GetRequiredService<ProblemWriter>();
                var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 60;
                rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await ProblemHandler.WriteAsync(rejected.HttpContext, new Problem(problems.Text("problem.429"), 429, "tooMany", RetryAfter: seconds));
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
            caller.Origin = OriginOf(context);
            await BecomeAsync(context, caller);
            caller.Language = MessageTexts.Best(context.Request.Headers.AcceptLanguage) ?? caller.Language;
            if ((Refusal(context, caller) ?? await context.RequestServices.GetRequiredService<RoleViews>().EnterAsync(context, caller, !Writes(context))) is { } code)
            {
                var problems = context.RequestServices.GetRequiredService<ProblemWriter>();
                await ProblemHandler.WriteAsync(context, new Problem(problems.Text(code), 403, code));
                return;
            }

            await next(context);
        });
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    private static RequestOrigin OriginOf(HttpContext context)
    {
        return new RequestOrigin(AddressOf(context).ToString(), () => DeviceName.Of(context.Request.Headers.UserAgent.ToString()));
    }

    private static IPAddress AddressOf(HttpContext context) => Networks.Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);

    /// <summary>Why a request is turned away before anybody looks at it: the code, which is also its text. Null lets it pass.</summary>
    private static string? Refusal(HttpContext context, Caller caller)
    {
        if (IsForeign(context.Request))
        {
            return "session.crossSite";
        }

        if (caller.User is { } user && DueSteps.Of(context.User, user) is { } due && !MayPass(context.GetEndpoint(), due))
        {
            return due switch { DueStep.Password => "session.passwordChange", DueStep.SecondFactor => "session.twoFactor" };
        }

        if (context.Items.ContainsKey(NotFromHere))
        {
            return "session.address";
        }

        if (ScopeOf(context.User) is { } objects && !IsWithin(context, objects))
        {
            return "session.tokenScope";
        }

        return Writes(context) && context.User.HasClaim(c => c.Type == ReadOnlyToken) ? "session.readOnlyToken" : null;
    }

    /// <summary>The objects a token is for; null for one that reaches all its user does, and for browsers.</summary>
    private static IReadOnlyList<string>? ScopeOf(ClaimsPrincipal user) => user.FindFirstValue(TokenObjects)?.Split(',');

    /// <summary>Whether a call is about one of these objects, or about nobody's records. What it may do there, rights decide.</summary>
    private static bool IsWithin(HttpContext context, IReadOnlyList<string> objects) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || context.Request.Path.Value?.Split('/') switch
        {
            ["", "openapi", ..] => true,
            ["", "api", "meta" or "reference" or "search" or "files" or "session", ..] => IsSafe(context.Request.Method),
            ["", "api", var first, ..] => objects.Contains(first),
            _ => false,
        };

    /// <summary>The session a cookie names; null for tokens.</summary>
    internal static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>The token a program came with; null for browsers.</summary>
    internal static Guid? TokenOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(TokenId), out var id) ? id : null;

    private static bool Writes(HttpContext context) => !IsSafe(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ReadsOnly>() is null;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool MayPass(Endpoint? endpoint, DueStep due) =>
        endpoint?.Metadata.GetMetadata<AllowedWhileDue>()?.Steps.Contains(due) == true || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static async Task BecomeAsync(HttpContext context, Caller caller)
    {
        if (context.User.FindFirstValue("sub") is not { } sub || !Guid.TryParse(sub, out var id))
        {
            return;
        }

        var user = context.RequestServices.GetRequiredService<UserDirectory>().Current.User(id);
        var endpoint = context.GetEndpoint()?.Metadata;
        var here = user is { Active: true } && (user.Admits(AddressOf(context)) || endpoint?.GetMetadata<AllowedFromAnywhere>() is not null);
        if (user is { Active: true } && !here && endpoint?.GetMetadata<IAllowAnonymous>() is null)
        {
            context.Items[NotFromHere] = true;
        }
        else if (user is not null && here && (context.User.Identity!.AuthenticationType == Token || await LivesAsync(context, user)))
        {
            caller.Become(user);
            if (ScopeOf(context.User) is { } objects)
            {
                caller.Narrow(objects);
            }
        }
        else
        {
            // Disabled, from elsewhere than allowed, or the session ended: nobody.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
    }

    private static async Task<bool> LivesAsync(HttpContext context, DirectoryUser user) =>
        context.User.FindFirstValue("stamp") == user.Stamp && SessionOf(context.User) is { } session
        && await context.RequestServices.GetRequiredService<SessionRegister>().IsLiveAsync(session, context.RequestAborted);

    /// <summary>A cookie goes along with whatever a page makes the browser send; what other sites' pages send is refused.</summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (IsSafe(request.Method) || request.Headers.Authorization.Count > 0)
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
            if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || await tokens.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } known)
            {
                return AuthenticateResult.Fail("The token is not known.");
            }

            List<Claim> claims = [new("sub", known.UserId.ToString()), new(TokenId, known.Id.ToString())];
            if (known.ReadOnly)
            {
                claims.Add(new Claim(ReadOnlyToken, "true"));
            }

            if (known.Objects.Count > 0)
            {
                claims.Add(new Claim(TokenObjects, string.Join(',', known.Objects)));
            }

            var identity = new ClaimsIdentity(claims, Token);
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Token));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) => UnauthorisedAsync(Context);

        protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
        {
            var problems = Context.RequestServices.GetRequiredService<ProblemWriter>();
            return ProblemHandler.WriteAsync(Context, new Problem(problems.Text("session.only"), 403, "session.only"));
        }
    }
}
