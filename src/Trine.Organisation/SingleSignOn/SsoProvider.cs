using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Net;

namespace Trine.Organisation.SingleSignOn;

/// <summary>Talks to an OpenID Connect provider: discovery, the code for tokens, and what they say.</summary>
internal sealed class SsoProvider(OutboundHttp outbound, WorkspaceClock clock)
{
    private const string EmailVerified = "email_verified";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _known = new();

    /// <summary>What the provider says of itself; kept for a day.</summary>
    /// <exception cref="SsoException">It does not answer, or is another than it should be.</exception>
    public async Task<OpenIdConnectConfiguration> DiscoverAsync(string issuer, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await Manager(issuer).GetConfigurationAsync(cancellationToken);
            var complete = configuration.AuthorizationEndpoint is not null && configuration.TokenEndpoint is not null && configuration.SigningKeys.Count > 0;
            return !complete ? throw new SsoException(SsoRefusal.Provider, "The discovery document lacks endpoints or keys")
                : configuration.Issuer == issuer ? configuration
                : throw new SsoException(SsoRefusal.Provider, $"The provider calls itself “{configuration.Issuer}”") { Error = new FieldError("issuer", "error.sso.other", configuration.Issuer ?? "") };
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or ArgumentException or JsonException)
        {
            _known.TryRemove(issuer, out _);
            var reason = SystemReason.Of(e);
            throw new SsoException(SsoRefusal.Provider, Innermost(e).Message, e) { Error = reason is null ? new FieldError("issuer", "error.sso.answer") : new FieldError("issuer", "error.sso.unreached", reason) };
        }
    }

    /// <summary>Redeems a code.</summary>
    /// <param name="secret">Of us; null for a public client.</param>
    /// <exception cref="SsoException">The provider refuses, or what it sends is not good.</exception>
    public async Task<SsoPerson> RedeemAsync(SsoSettings settings, string? secret, string code, SsoState state, string redirectUri, CancellationToken cancellationToken)
    {
        var provider = await DiscoverAsync(settings.Issuer, cancellationToken);
        var (idToken, accessToken) = await TokensAsync(provider, settings.ClientId, secret, code, state.Verifier, redirectUri, cancellationToken);
        var claims = await ValidateAsync(provider, settings, idToken, cancellationToken);
        if (Text(claims, "nonce") != state.Nonce)
        {
            throw new SsoException(SsoRefusal.Token, "The nonce is another one");
        }

        var subject = Text(claims, "sub") ?? throw new SsoException(SsoRefusal.Token, "The token names nobody");
        var said = claims;
        if (Text(claims, settings.EmailClaim) is null && provider.UserInfoEndpoint is { Length: > 0 } userInfo && accessToken is not null)
        {
            said = await UserInfoAsync(userInfo, accessToken, subject, cancellationToken);
        }

        var verified = (Text(said, EmailVerified) ?? Text(claims, EmailVerified)) switch { null => settings.EmailsTrusted, var text => text is "true" or "True" };
        var methods = claims.FindAll("amr").Select(c => c.Value);
        return new SsoPerson(settings.Issuer, subject, verified ? Text(said, settings.EmailClaim)?.Trim().ToLowerInvariant() : null, Text(said, "name") ?? Text(claims, "name"), methods.Contains("mfa"));
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Manager(string issuer) => _known.GetOrAdd(issuer, key =>
    {
        if (!Uri.TryCreate(key, UriKind.Absolute, out var uri) || !outbound.Takes(uri))
        {
            throw new SsoException(SsoRefusal.Provider, $"“{key}” is not an https address") { Error = new FieldError("issuer", key.Length == 0 ? "error.required" : "error.issuer") };
        }

        // Whether http is taken was decided above, and goes for what the document names as well.
        var documents = new HttpDocumentRetriever(outbound.Client) { RequireHttps = uri.Scheme == Uri.UriSchemeHttps };
        return new ConfigurationManager<OpenIdConnectConfiguration>($"{key.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), documents);
    });

    private async Task<(string IdToken, string? AccessToken)> TokensAsync(
        OpenIdConnectConfiguration provider, string clientId, string? secret, string code, string verifier, string redirectUri, CancellationToken cancellationToken)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri, ["code_verifier"] = verifier, ["client_id"] = clientId,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Checked(provider.TokenEndpoint));
        var ways = provider.TokenEndpointAuthMethodsSupported;
        if (secret is not null && (ways.Count == 0 || ways.Contains("client_secret_basic")))
        {
            var pair = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else if (secret is not null)
        {
            form["client_secret"] = secret;
        }

        request.Content = new FormUrlEncodedContent(form);
        using var json = await SendAsync(request, cancellationToken);
        return json.RootElement.TryGetProperty("id_token", out var idToken) && idToken.GetString() is { } text
            ? (text, json.RootElement.TryGetProperty("access_token", out var access) ? access.GetString() : null)
            : throw new SsoException(SsoRefusal.Provider, "The provider sent no id_token");
    }

    private async Task<ClaimsIdentity> ValidateAsync(OpenIdConnectConfiguration provider, SsoSettings settings, string idToken, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(provider, settings, idToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // It has changed its keys since we looked.
            _known.TryRemove(settings.Issuer, out _);
            result = await ValidateAsync(await DiscoverAsync(settings.Issuer, cancellationToken), settings, idToken);
        }

        return result.IsValid ? result.ClaimsIdentity : throw new SsoException(SsoRefusal.Token, result.Exception.Message, result.Exception);
    }

    private Task<TokenValidationResult> ValidateAsync(OpenIdConnectConfiguration provider, SsoSettings settings, string idToken) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = settings.ClientId,
            IssuerSigningKeys = provider.SigningKeys,

            // By the provider's key pair: with HS256 its public key, or our secret, would sign as well.
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            LifetimeValidator = (from, until, _, _) => until > clock.Now.UtcDateTime - Skew && !(from > clock.Now.UtcDateTime + Skew),
        });

    private async Task<ClaimsIdentity> UserInfoAsync(string address, string accessToken, string subject, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Checked(address));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var json = await SendAsync(request, cancellationToken);
        var said = new ClaimsIdentity(json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => new Claim(p.Name, p.Value.ToString())));
        return Text(said, "sub") == subject ? said : throw new SsoException(SsoRefusal.Token, "The provider tells of somebody else");
    }

    private async Task<JsonDocument> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await outbound.Client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : throw new SsoException(SsoRefusal.Provider, $"{request.RequestUri!.AbsolutePath} answers {response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new SsoException(SsoRefusal.Provider, Innermost(e).Message, e);
        }
    }

    private Uri Checked(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && outbound.Takes(uri) ? uri : throw new SsoException(SsoRefusal.Provider, $"“{address}” is not an https address");

    private static string? Text(ClaimsIdentity claims, string name) => claims.FindFirst(name)?.Value is { Length: > 0 } text ? text : null;

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
