using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.SingleSignOn;

/// <summary>Signing in through the identity provider: the browser is sent there and comes back (authorization code with PKCE).</summary>
internal static class SsoSignInEndpoints
{
    /// <summary>Where the provider sends the browser back to.</summary>
    public const string CallbackPath = "/api/sso/callback";

    private const string Cookie = "trine.sso";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sso", ShowAsync).AllowAnonymous().WithSummary("What the sign-in page offers");
        api.MapGet("/sso/start", StartAsync).AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit).ExcludeFromDescription();
        api.MapGet("/sso/callback", ReturnAsync).AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit).ExcludeFromDescription();
    }

    /// <param name="Enabled">There is a button for single sign-on.</param>
    /// <param name="Label">What it says; empty: what it says by itself.</param>
    /// <param name="Passwords">Passwords sign in too; those of administrators always do.</param>
    /// <param name="SetUp">There is nobody yet: the workspace waits for its first administrator.</param>
    public sealed record SsoOffer(bool Enabled, string Label, bool Passwords, bool SetUp);

    internal static async Task<Ok<SsoOffer>> ShowAsync(SsoConfiguration configuration, UserDirectory directory, CancellationToken cancellationToken)
    {
        var settings = await configuration.EnabledAsync(cancellationToken);
        return TypedResults.Ok(new SsoOffer(settings is not null, settings?.Label ?? "", settings?.PasswordsAllowed ?? true, directory.Current.Users.Count == 0));
    }

    internal static async Task<RedirectHttpResult> StartAsync(
        HttpContext context, SsoConfiguration configuration, SsoProvider provider, Tickets tickets, ILogger<SsoProvider> logger, CancellationToken cancellationToken, string? next = null)
    {
        try
        {
            var settings = await configuration.EnabledAsync(cancellationToken) ?? throw new SsoException(SsoRefusal.Off, "Single sign-on is off");
            var found = await provider.DiscoverAsync(settings.Issuer, cancellationToken);
            var (nonce, verifier, browser) = (Random(), Random(), Random());
            context.Response.Cookies.Append(Cookie, browser, Guarded(context, Tickets.Lifetime));
            var state = new SsoState(nonce, verifier, Hash(browser), settings.Issuer, SafePath(next));
            return TypedResults.Redirect(QueryHelpers.AddQueryString(found.AuthorizationEndpoint, new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = settings.ClientId,
                ["redirect_uri"] = RedirectUri(context.Request),
                ["scope"] = "openid profile email",
                ["state"] = tickets.Issue(SsoState.Purpose, state),
                ["nonce"] = nonce,
                ["code_challenge"] = Hash(verifier),
                ["code_challenge_method"] = "S256",
            }));
        }
        catch (SsoException e)
        {
            return Refused(e, logger);
        }
    }

    internal static async Task<RedirectHttpResult> ReturnAsync(
        HttpContext context, SsoConfiguration configuration, SsoProvider provider, Tickets tickets, SsoUsers users, SignIns signIns, IdentityEvents events, ILogger<SsoProvider> logger,
        CancellationToken cancellationToken, string? code = null, string? state = null, string? iss = null, string? error = null)
    {
        try
        {
            var browser = context.Request.Cookies[Cookie] ?? "";
            context.Response.Cookies.Delete(Cookie, Guarded(context, null));
            var settings = await configuration.EnabledAsync(cancellationToken) ?? throw new SsoException(SsoRefusal.Off, "Single sign-on is off");
            var begun = await tickets.SpendAsync<SsoState>(SsoState.Purpose, state, cancellationToken);
            if (begun is null || begun.Issuer != settings.Issuer || !Same(begun.Browser, Hash(browser)) || (iss is not null && iss != settings.Issuer))
            {
                throw new SsoException(SsoRefusal.Over, "The state is too old, was used, or is of another browser or provider");
            }

            if (string.IsNullOrEmpty(code))
            {
                throw new SsoException(SsoRefusal.Denied, error is "access_denied" ? error : "The provider gives no code");
            }

            var person = await provider.RedeemAsync(settings, configuration.SecretOf(settings), code, begun, RedirectUri(context.Request), cancellationToken);
            var user = await users.FindAsync(person, settings, cancellationToken);
            await signIns.AdmitAsync(user, cancellationToken);
            await events.WriteAsync(IdentityEvent.SsoSignedIn, user.Id, "", cancellationToken);
            var ticket = await signIns.AfterProviderAsync(context, user, person.TwoFactor, cancellationToken);

            // Behind the # no server log has it.
            return TypedResults.Redirect(ticket is null ? begun.Next : $"/sign-in?next={Uri.EscapeDataString(begun.Next)}#{ticket}");
        }
        catch (RefusedException e) when (e.Code == "signIn.address")
        {
            return Refused(new SsoException(SsoRefusal.Address, "The user's roles do not allow the address"), logger);
        }
        catch (SsoException e)
        {
            return Refused(e, logger);
        }
    }

    /// <summary>Where the provider sends the browser back to, as the provider must have been told.</summary>
    internal static string RedirectUri(HttpRequest request) => $"{request.Scheme}://{request.Host}{CallbackPath}";

    private static RedirectHttpResult Refused(SsoException e, ILogger logger)
    {
        logger.LogWarning("Single sign-on refused ({Reason}): {Detail}", e.Reason, e.Message);
        return TypedResults.Redirect($"/sign-in?sso={EnumText.Of(e.Reason)}");
    }

    /// <summary>Only a page of ours: a link must not lead a freshly signed-in person elsewhere.</summary>
    private static string SafePath(string? path) => path is ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl) ? path : "/";

    /// <summary>Lax: it must come along when the provider sends the browser back.</summary>
    private static CookieOptions Guarded(HttpContext context, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/api/sso", MaxAge = age };

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
}
