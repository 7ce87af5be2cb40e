using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trine.Kernel.Access;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Organisation.Roles;

/// <summary>What its holders may do: per object, which actions on which rows.</summary>
public sealed class Role : Record
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key lists sort names by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>A short name for the command line and programs; unique.</summary>
    public string Code { get; set; } = "";

    /// <summary>May do everything; the grants do not matter.</summary>
    public bool Admin { get; set; }

    /// <summary>Its holders do nothing before they have shown a second factor.</summary>
    public bool RequiresTwoFactor { get; set; }

    /// <summary>Its holders act from these networks only, such as <c>10.1.0.0/16</c>; empty: from anywhere.</summary>
    public List<string> AllowedNetworks { get; set; } = [];

    /// <summary>The networks, read.</summary>
    public IReadOnlyList<IPNetwork> Networks => [.. AllowedNetworks.Select(n => Kernel.Net.Networks.TryParse(n, out var network) ? network : throw new FormatException($"“{n}” is not a network"))];

    /// <summary>JSON: object key (or <c>*</c> for all others) → {create, read, update, delete, export, import, transfer: a scope; departments: the ids it names; fields: key → readOnly, masked or hidden}.</summary>
    public string? Grants { get; set; }

    /// <summary>Records its holders may export a day; null for as many as they like. Of several roles that let somebody export, the most generous holds.</summary>
    public int? ExportQuota { get; set; }

    /// <summary>Beyond this many records an export waits until an administrator or a superior approves it; null for never.</summary>
    public int? ApprovalOver { get; set; }

    /// <summary>Screens and exported files of its holders carry their name and the time.</summary>
    public bool Watermark { get; set; }

    /// <summary>The grants by object key.</summary>
    /// <exception cref="JsonException">The text says something else.</exception>
    public IReadOnlyDictionary<string, ObjectGrant> ReadGrants()
    {
        if (string.IsNullOrEmpty(Grants))
        {
            return new Dictionary<string, ObjectGrant>();
        }

        var grants = JsonSerializer.Deserialize<Dictionary<string, ObjectGrant?>>(Grants, Json);
        return grants is null || grants.ContainsValue(null) ? throw new JsonException("A grant is null.") : grants.ToDictionary(g => g.Key, g => g.Value!);
    }

    /// <summary>Grants as the text this record keeps.</summary>
    public static string Text(IReadOnlyDictionary<string, ObjectGrant> grants) => JsonSerializer.Serialize(grants, Json);

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Role>("roles", "role", "settings.organisation", "safety");
        o.Text(r => r.Name).Title().MaxLength(60).PinyinSorted(r => r.NameKey);
        o.Text(r => r.Code).Required().Unique().MaxLength(40);
        o.Boolean(r => r.Admin);
        o.Boolean(r => r.RequiresTwoFactor);
        o.MultiChoice(r => r.AllowedNetworks).Open();
        o.LongText(r => r.Grants);
        o.Integer(r => r.ExportQuota).Range(0, 100_000_000);
        o.Integer(r => r.ApprovalOver).Range(0, 100_000_000);
        o.Boolean(r => r.Watermark);
        o.Section("main", "name", "code", "admin", "requiresTwoFactor", "allowedNetworks");
        o.Section("exports", "exportQuota", "approvalOver", "watermark");
        o.View("all", null, ["name"], "name", "code", "admin", "updatedAt");
        o.Hidden();
        o.Administrative();
        o.Grantable(AccessAction.Read, AccessAction.Export);
        o.ReadableByAll();
        o.Check(change =>
        {
            RoleNetworks.Check(change);
            try
            {
                var grants = change.After.ReadGrants();
                foreach (var error in FieldRules.Check("grants", grants, change.Metadata!))
                {
                    change.Error(error);
                }

                foreach (var beyond in FieldRules.Beyond(grants, change.Metadata!))
                {
                    change.Error("grants", "error.administratorsOnly", new TextKey($"objects.{beyond}.plural"));
                }
            }
            catch (JsonException)
            {
                change.Error("grants", "error.grants");
            }
        });
        return o.Build();
    }
}
