using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Kernel.Settings;

/// <summary>The signed-in user's own preferences.</summary>
internal static partial class SettingEndpoints
{
    /// <summary>Bytes a value has at most.</summary>
    public const int MaxSize = 32 * 1024;

    /// <summary>Keys a user has at most.</summary>
    public const int MaxKeys = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me/settings", ListAsync).WithSummary("The caller's preferences");
        api.MapPut("/me/settings/{key}", PutAsync).WithSummary("Set a preference to any JSON of up to 32 kB; null deletes it");
    }

    internal static async Task<Ok<Dictionary<string, WrittenJson>>> ListAsync(TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var me = UserOf(caller);
        var settings = await db.Set<UserSetting>().AsNoTracking().Where(s => s.UserId == me).OrderBy(s => s.Key).ToListAsync(cancellationToken);
        return TypedResults.Ok(settings.ToDictionary(s => s.Key, s => WrittenJson.Of(s.Value)));
    }

    internal static async Task<NoContent> PutAsync(string key, JsonElement value, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var me = UserOf(caller);
        if (!KeyShape().IsMatch(key))
        {
            throw new InvalidInputException("key", "error.setting.key");
        }

        var json = value.GetRawText();
        if (Encoding.UTF8.GetByteCount(json) > MaxSize)
        {
            throw new InvalidInputException("value", "error.setting.size", MaxSize / 1024);
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        if (value.ValueKind == JsonValueKind.Null)
        {
            await db.Set<UserSetting>().Where(s => s.UserId == me && s.Key == key).ExecuteDeleteAsync(cancellationToken);
        }
        else
        {
            if (await db.Set<UserSetting>().CountAsync(s => s.UserId == me && s.Key != key, cancellationToken) >= MaxKeys)
            {
                throw new RefusedException("settings.full", MaxKeys);
            }

            object user = db.Kind == DatabaseKind.Sqlite ? me.ToByteArray(true) : me;
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO user_settings (user_id, key, value) VALUES ({user}, {key}, {json}) ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value",
                cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Guid UserOf(Caller caller) => caller.UserId ?? throw new ForbiddenException("me");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z", RegexOptions.None, 1000)]
    private static partial Regex KeyShape();
}
