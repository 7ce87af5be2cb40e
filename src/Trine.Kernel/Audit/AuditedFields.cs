using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Audit;

/// <summary>Which fields' reading is watched, kept in memory: it is asked for at each answer.</summary>
public sealed class AuditedFields
{
    /// <summary>What is touched when they change, so that all nodes hear of it.</summary>
    public const string Key = "auditedFields";

    private readonly IServiceScopeFactory _scopes;
    private volatile Answer _answer = new();

    /// <summary>Listens for changes.</summary>
    public AuditedFields(IServiceScopeFactory scopes, LogSignal signal)
    {
        _scopes = scopes;
        signal.Listen((objects, _) =>
        {
            if (objects.Contains(Key))
            {
                // A new one: what was read before the change is put into the old one, where nobody looks.
                _answer = new Answer();
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>The watched fields of an object.</summary>
    public async ValueTask<FrozenSet<string>> OfAsync(string objectKey, CancellationToken cancellationToken)
    {
        var answer = _answer;
        var known = answer.Known ??= await LoadAsync(cancellationToken);
        return known.TryGetValue(objectKey, out var fields) ? fields : [];
    }

    private async Task<FrozenDictionary<string, FrozenSet<string>>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateSystemScope();
        var rows = await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<AuditedField>().AsNoTracking().ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Object).ToFrozenDictionary(g => g.Key, g => g.Select(r => r.Field).ToFrozenSet());
    }

    private sealed class Answer
    {
        public FrozenDictionary<string, FrozenSet<string>>? Known { get; set; }
    }
}
