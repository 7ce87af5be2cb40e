using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Trine.Kernel.Data;

namespace Trine.Privacy.Erasure;

/// <summary>
/// Looks for words in every table there is, by reading them whole: no index knows all texts, and what is looked for must not be missed. The
/// tables come from the model, so a new one is searched without anybody thinking of it.
/// </summary>
internal sealed class TextSearch
{
    private readonly TrineDb _db;

    public TextSearch(TrineDb db)
    {
        _db = db;
        Tables = [.. db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).Select(Table).Where(t => t.Columns.Count > 0)];
    }

    /// <summary>All tables that hold text.</summary>
    public IReadOnlyList<TextTable> Tables { get; }

    private bool Sqlite => _db.Kind == DatabaseKind.Sqlite;

    /// <summary>The ids of rows of a table of records that contain one of the terms.</summary>
    public Task<List<Guid>> RecordsAsync(TextTable table, IReadOnlyList<string> terms, CancellationToken cancellationToken) =>
        terms.Count == 0 ? Task.FromResult(new List<Guid>()) : QueryAsync($"SELECT id FROM {Quote(table.Name)} WHERE {Contains(table, terms)}", terms, Id, cancellationToken);

    /// <summary>The ids of rows that refer to one of these records.</summary>
    public async Task<List<Guid>> ReferringAsync(Type record, string property, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var entity = _db.Model.FindEntityType(record)!;
        var (table, column) = (entity.GetTableName()!, entity.FindProperty(property)!.GetColumnName());
        var found = new List<Guid>();
        foreach (var chunk in ids.Chunk(200))
        {
            var names = string.Join(", ", chunk.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@i{i}")));
            found.AddRange(await QueryAsync($"SELECT id FROM {Quote(table)} WHERE {Quote(column)} IN ({names})", [], Id, cancellationToken, [.. chunk]));
        }

        return found;
    }

    /// <summary>Entries of the log that contain one of the terms: number, object, record.</summary>
    public Task<List<(long Seq, string Object, Guid Record)>> EntriesAsync(IReadOnlyList<string> terms, CancellationToken cancellationToken) =>
        terms.Count == 0 ? Task.FromResult(new List<(long, string, Guid)>())
        : QueryAsync(
            $"SELECT seq, object, record_id FROM change_log WHERE fields_hash IS NULL AND ({string.Join(" OR ", terms.Select((_, i) => Like("fields", i)))})",
            terms, r => (r.GetInt64(0), r.GetString(1), Id(r, 2)), cancellationToken);

    /// <summary>Puts a mask in the place of the terms. Only for tables that hold no records: those go through the door.</summary>
    /// <param name="among">Only in rows that name one of these records; null for all rows.</param>
    /// <returns>Rows that changed.</returns>
    public async Task<int> ReplaceAsync(TextTable table, IReadOnlyList<string> terms, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Where(c => !c.IsKey).ToList();
        if (columns.Count == 0 || terms.Count == 0)
        {
            return 0;
        }

        var sets = columns.Select(c =>
        {
            var text = Sqlite ? Quote(c.Name) : $"{Quote(c.Name)}::text";
            for (var i = 0; i < terms.Count; i++)
            {
                text = string.Create(CultureInfo.InvariantCulture, $"replace({text}, @r{i}, '{PersonTerms.Mask}')");
            }

            return $"{Quote(c.Name)} = {text}" + (Sqlite ? "" : $"::{c.StoreType}");
        });
        var (where, looked) = Replaceable(columns, terms, among);
        await using var command = await CommandAsync($"UPDATE {Quote(table.Name)} SET {string.Join(", ", sets)} WHERE {where}", looked, cancellationToken);
        for (var i = 0; i < terms.Count; i++)
        {
            Add(command, string.Create(CultureInfo.InvariantCulture, $"@r{i}"), terms[i]);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many rows <see cref="ReplaceAsync"/> would change.</summary>
    public async Task<int> ReplaceableAsync(TextTable table, IReadOnlyList<string> terms, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Where(c => !c.IsKey).ToList();
        if (columns.Count == 0 || terms.Count == 0)
        {
            return 0;
        }

        var (where, looked) = Replaceable(columns, terms, among);
        return (int)(await QueryAsync($"SELECT count(*) FROM {Quote(table.Name)} WHERE {where}", looked, r => r.GetInt64(0), cancellationToken))[0];
    }

    /// <summary>How many rows contain one of the terms.</summary>
    public async Task<int> CountAsync(TextTable table, IReadOnlyList<string> terms, CancellationToken cancellationToken) => terms.Count == 0 ? 0
        : (int)(await QueryAsync($"SELECT count(*) FROM {Quote(table.Name)} WHERE {Contains(table, terms)}", terms, r => r.GetInt64(0), cancellationToken))[0];

    private static TextTable Table(IEntityType entity) => new(
        entity.GetTableName()!, entity.ClrType,
        [.. entity.GetProperties().Select(p => new TextColumn(p.GetColumnName(), p.GetColumnType(), p.IsPrimaryKey())).Where(c => IsText(c.StoreType))]);

    private static bool IsText(string storeType) => new[] { "text", "json", "character" }.Any(t => storeType.StartsWith(t, StringComparison.OrdinalIgnoreCase));

    /// <summary>Rows that hold one of the terms, and one of the ids where they are given.</summary>
    private (string Where, IReadOnlyList<string> Looked) Replaceable(IReadOnlyList<TextColumn> columns, IReadOnlyList<string> terms, IReadOnlyCollection<Guid>? among)
    {
        // The terms first: the ids that must stand beside them have the numbers after.
        IReadOnlyList<string> looked = [.. terms, .. (among ?? []).Select(id => id.ToString())];
        var where = $"({Contains(columns, terms)})";
        return among is null ? (where, looked)
            : ($"{where} AND ({string.Join(" OR ", columns.SelectMany(c => Enumerable.Range(terms.Count, looked.Count - terms.Count).Select(i => Like(c.Name, i))).DefaultIfEmpty("1 = 0"))})", looked);
    }

    private string Contains(TextTable table, IReadOnlyList<string> terms) => Contains(table.Columns, terms);

    private string Contains(IReadOnlyList<TextColumn> columns, IReadOnlyList<string> terms) =>
        string.Join(" OR ", columns.SelectMany(c => terms.Select((_, i) => Like(c.Name, i))));

    private string Like(string column, int term) => Sqlite
        ? string.Create(CultureInfo.InvariantCulture, $"{Quote(column)} LIKE @t{term} ESCAPE '!'")
        : string.Create(CultureInfo.InvariantCulture, $"{Quote(column)}::text ILIKE @t{term} ESCAPE '!'");

    private async Task<List<T>> QueryAsync<T>(string sql, IReadOnlyList<string> terms, Func<DbDataReader, T> read, CancellationToken cancellationToken, IReadOnlyList<Guid>? ids = null)
    {
        await using var command = await CommandAsync(sql, terms, cancellationToken);
        foreach (var (index, id) in (ids ?? []).Index())
        {
            Add(command, string.Create(CultureInfo.InvariantCulture, $"@i{index}"), Sqlite ? id.ToByteArray(true) : id);
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private async Task<DbCommand> CommandAsync(string sql, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        await _db.Database.OpenConnectionAsync(cancellationToken);
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction?.GetDbTransaction();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        for (var i = 0; i < terms.Count; i++)
        {
            var pattern = terms[i].Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
            Add(command, string.Create(CultureInfo.InvariantCulture, $"@t{i}"), $"%{pattern}%");
        }

        return command;
    }

    private Guid Id(DbDataReader reader) => Id(reader, 0);

    private Guid Id(DbDataReader reader, int column) => Sqlite ? new Guid(reader.GetFieldValue<byte[]>(column), bigEndian: true) : reader.GetGuid(column);

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static string Quote(string name) => $"\"{name}\"";
}
