using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Net;
using Trine.Organisation.Departments;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.SingleSignOn;

/// <summary>Setting up the identity provider; administrators only.</summary>
internal static class SsoSettingsEndpoints
{
    private const int MaxText = 200;
    private const int MaxLabel = 40;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sso/settings", ShowAsync).WithSummary("How single sign-on is set up; administrators only");
        api.MapPut("/sso/settings", SaveAsync).WithSummary("Set up single sign-on; administrators only");
        api.MapPost("/sso/test", TestAsync).WithSummary("Ask an identity provider for its discovery document; administrators only");
    }

    /// <param name="HasSecret">A client secret is kept; nobody is shown it.</param>
    /// <param name="EmailsTrusted">Addresses count of which the provider does not say if it has verified them.</param>
    /// <param name="Role">Of whoever is added.</param>
    /// <param name="Department">Of whoever is added.</param>
    /// <param name="Passwords">Passwords sign in too; those of administrators always do.</param>
    /// <param name="RedirectUri">What the provider must be told.</param>
    public sealed record SsoSetUp(
        bool Enabled, string Issuer, string ClientId, bool HasSecret, string Label, string EmailClaim, bool EmailsTrusted, bool AddUnknown, Guid? Role, Guid? Department, bool Passwords,
        string RedirectUri);

    /// <param name="Issuer">The provider, as it calls itself.</param>
    /// <param name="EmailsTrusted">Addresses count of which the provider does not say if it has verified them; those it says it has not never do.</param>
    /// <param name="ClientSecret">A new one; null keeps the one there is, empty takes it away.</param>
    public sealed record SsoInput(
        bool Enabled = false,
        string? Issuer = null,
        string? ClientId = null,
        string? ClientSecret = null,
        string? Label = null,
        string? EmailClaim = null,
        bool EmailsTrusted = false,
        bool AddUnknown = false,
        Guid? Role = null,
        Guid? Department = null,
        bool Passwords = true);

    public sealed record TestRequest(string? Issuer);

    /// <param name="Keys">How many keys it signs with.</param>
    public sealed record ProviderFacts(string Issuer, string AuthorizationEndpoint, string TokenEndpoint, int Keys);

    internal static async Task<Ok<SsoSetUp>> ShowAsync(HttpContext context, Caller caller, SsoConfiguration configuration, CancellationToken cancellationToken)
    {
        AdministratorsOnly(caller);
        return TypedResults.Ok(Shown(await configuration.FindAsync(cancellationToken) ?? new SsoSettings(), context));
    }

    internal static async Task<Ok<SsoSetUp>> SaveAsync(
        SsoInput input, HttpContext context, TrineDb db, Caller caller, SsoConfiguration configuration, SsoProvider provider, OutboundHttp outbound, IdentityEvents events,
        ILogger<SsoProvider> logger, CancellationToken cancellationToken)
    {
        AdministratorsOnly(caller);
        var settings = await configuration.FindAsync(cancellationToken);
        if (settings is null)
        {
            settings = new SsoSettings();
            db.Add(settings);
        }

        var errors = await CheckAsync(input, settings, db, outbound, cancellationToken);
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        if (input.Enabled)
        {
            // With passwords off nobody but administrators would come in any more.
            await AskAsync(Trimmed(input.Issuer), provider, logger, cancellationToken);
        }

        settings.ClientSecret = input.ClientSecret switch { null => settings.ClientSecret, "" => null, var secret => configuration.Protect(secret) };
        (settings.Enabled, settings.Issuer, settings.ClientId) = (input.Enabled, Trimmed(input.Issuer), Trimmed(input.ClientId));
        (settings.Label, settings.EmailClaim) = (Trimmed(input.Label), Trimmed(input.EmailClaim) is { Length: > 0 } claim ? claim : SsoSettings.DefaultEmailClaim);
        settings.EmailsTrusted = input.EmailsTrusted;
        (settings.AddUnknown, settings.RoleId, settings.DepartmentId, settings.PasswordsAllowed) = (input.AddUnknown, input.Role, input.Department, input.Passwords);
        events.Add(IdentityEvent.SsoChanged, caller.UserId!.Value);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Shown(settings, context));
    }

    internal static async Task<Ok<ProviderFacts>> TestAsync(TestRequest request, Caller caller, SsoProvider provider, ILogger<SsoProvider> logger, CancellationToken cancellationToken)
    {
        AdministratorsOnly(caller);
        var found = await AskAsync(Trimmed(request.Issuer), provider, logger, cancellationToken);
        return TypedResults.Ok(new ProviderFacts(found.Issuer, found.AuthorizationEndpoint, found.TokenEndpoint, found.SigningKeys.Count));
    }

    private static async Task<OpenIdConnectConfiguration> AskAsync(string issuer, SsoProvider provider, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.DiscoverAsync(issuer, cancellationToken);
        }
        catch (SsoException e)
        {
            logger.LogWarning(e, "The identity provider {Issuer} does not answer as it should", issuer);
            throw new InvalidInputException([e.Error]);
        }
    }

    private static async Task<List<FieldError>> CheckAsync(SsoInput input, SsoSettings settings, TrineDb db, OutboundHttp outbound, CancellationToken cancellationToken)
    {
        var (issuer, clientId) = (Trimmed(input.Issuer), Trimmed(input.ClientId));
        List<FieldError> errors = [];
        void Require(string field, string text, int most)
        {
            if (input.Enabled && text.Length == 0 && most == MaxText)
            {
                errors.Add(new FieldError(field, "error.required", []));
            }
            else if (text.Length > most)
            {
                errors.Add(new FieldError(field, "error.maxLength", [most, text.Length]));
            }
        }

        Require("issuer", issuer, MaxText);
        Require("clientId", clientId, MaxText);
        Require("label", Trimmed(input.Label), MaxLabel);
        if (issuer.Length > 0 && !(Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && outbound.Takes(uri) && uri.Query.Length + uri.Fragment.Length == 0))
        {
            errors.Add(new FieldError("issuer", "error.issuer", []));
        }

        // It was given to one provider: sent to another it would be that one's.
        if (settings.ClientSecret is not null && input.ClientSecret is null && issuer != settings.Issuer)
        {
            errors.Add(new FieldError("clientSecret", "error.secretAgain", []));
        }

        if (input.AddUnknown && input.Role is null)
        {
            errors.Add(new FieldError("role", "error.required", []));
        }
        else if (input.Role is { } role && !await db.Readable<Role>().AnyAsync(r => r.Id == role, cancellationToken))
        {
            errors.Add(new FieldError("role", "error.reference", []));
        }

        if (input.Department is { } department && !await db.Readable<Department>().AnyAsync(d => d.Id == department, cancellationToken))
        {
            errors.Add(new FieldError("department", "error.reference", []));
        }

        return errors;
    }

    private static void AdministratorsOnly(Caller caller)
    {
        if (!caller.IsAdmin)
        {
            throw new ForbiddenException("users", AccessAction.Update);
        }
    }

    private static SsoSetUp Shown(SsoSettings s, HttpContext context) => new(
        s.Enabled, s.Issuer, s.ClientId, s.ClientSecret is not null, s.Label, s.EmailClaim, s.EmailsTrusted, s.AddUnknown, s.RoleId, s.DepartmentId, s.PasswordsAllowed,
        SsoSignInEndpoints.RedirectUri(context.Request));

    private static string Trimmed(string? text) => text?.Trim() ?? "";
}
