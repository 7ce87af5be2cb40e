using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

/// <summary>An OpenID Connect provider on loopback: discovery, authorization code with PKCE, tokens signed by a real key. Its faults are for tests to make.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "trine";
    public const string Secret = "the client's secret & more";

    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Challenge, string Nonce, string RedirectUri)> _asked = [];
    private readonly TimeProvider _clock;
    private RsaSecurityKey _key = NewKey();

    private IdentityProvider(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Issuer => _app.Urls.First();

    /// <summary>Who sits at the browser.</summary>
    public Dictionary<string, object> Person { get; } = new() { ["sub"] = "u-1", ["email"] = "lisi@test.example", ["email_verified"] = true, ["name"] = "李四" };

    /// <summary>Puts another nonce into the token.</summary>
    public string? Nonce { get; set; }

    /// <summary>Signs with a key nobody knows.</summary>
    public bool Forges { get; set; }

    public string? Audience { get; set; }

    public string? SaysIssuer { get; set; }

    /// <summary>How long tokens are good.</summary>
    public TimeSpan Lives { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The address and name only where asked for them with the access token.</summary>
    public bool TellsLater { get; set; }

    public bool Denies { get; set; }

    public static async Task<IdentityProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new IdentityProvider(app, clock);
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = provider.SaysIssuer ?? provider.Issuer,
            authorization_endpoint = provider.Issuer + "/authorize",
            token_endpoint = provider.Issuer + "/token",
            userinfo_endpoint = provider.Issuer + "/userinfo",
            jwks_uri = provider.Issuer + "/keys",
            response_types_supported = new[] { "code" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        });
        app.MapGet("/keys", () => new { keys = new[] { provider.PublicKey() } });
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        app.MapGet("/userinfo", (HttpRequest request) => request.Headers.Authorization == "Bearer access" ? Results.Json(provider.Person) : Results.Unauthorized());
        await app.StartAsync(TrineApp.Token);
        return provider;
    }

    /// <summary>From now on it signs with another key.</summary>
    public void Renew() => _key = NewKey();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        (query["response_type"] == "code" && query["client_id"] == ClientId && query["scope"].ToString().Split(' ').Contains("openid") && query["code_challenge_method"] == "S256").ShouldBeTrue();
        var back = $"{query["redirect_uri"]}?state={HttpUtility.UrlEncode(query["state"])}&iss={HttpUtility.UrlEncode(Issuer)}";
        if (Denies)
        {
            return Results.Redirect($"{back}&error=access_denied");
        }

        var code = Guid.NewGuid().ToString("N");
        _asked[code] = (query["code_challenge"]!, query["nonce"]!, query["redirect_uri"]!);
        return Results.Redirect($"{back}&code={code}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(TrineApp.Token);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Uri.EscapeDataString(Secret)}"));
        var known = _asked.Remove(form["code"]!, out var asked);
        if (!known || form["grant_type"] != "authorization_code" || context.Request.Headers.Authorization != $"Basic {basic}" || form["redirect_uri"] != asked.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != asked.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var now = _clock.GetUtcNow().UtcDateTime;
        var claims = Person.Where(c => c.Key == "sub" || !TellsLater).ToDictionary();
        claims["nonce"] = Nonce ?? asked.Nonce;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = SaysIssuer ?? Issuer,
            Audience = Audience ?? ClientId,
            IssuedAt = now,
            NotBefore = now - TimeSpan.FromHours(1),
            Expires = now + Lives,
            Claims = claims,
            SigningCredentials = new SigningCredentials(Forges ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = _key.KeyId } : _key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { id_token = token, access_token = "access", token_type = "Bearer" });
    }

    private object PublicKey()
    {
        var key = _key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
}
