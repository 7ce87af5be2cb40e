using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Search;

/// <summary>Writes rows of the full-text index in the reader's transaction, with statements prepared once a batch.</summary>
internal sealed class SearchWriter(TrineDb db) : IAsyncDisposable
{
    private readonly DbConnection _connection = db.Database.GetDbConnection();
    private readonly DbTransaction _transaction = db.Database.CurrentTransaction!.GetDbTransaction();
    private readonly Dictionary<string, DbCommand> _commands = [];

    public async Task PutAsync(string objectKey, RecordRow row, List<FieldDefinition> fields, bool mayExist, CancellationToken cancellationToken)
    {
        var (title, body, scope) = SearchReader.Tokens(objectKey, row, fields);
        if (db.Kind == DatabaseKind.Postgres)
        {
            await RunAsync(
                """
                INSERT INTO search_entries (record_id, object, title, tokens)
                VALUES (@id, @object, array_to_tsvector(@title), array_to_tsvector(@tokens))
                ON CONFLICT (record_id) DO UPDATE SET title = excluded.title, tokens = excluded.tokens
                """,
                cancellationToken,
                ("id", row.Id),
                ("object", objectKey),
                ("title", title.Concat(scope).ToArray()),
                ("tokens", title.Concat(body).Concat(scope).Distinct().ToArray()));
            return;
        }

        var rowId = (long)(await ScalarAsync(
            "INSERT INTO search_entries (record_id, object) VALUES (@id, @object) ON CONFLICT (record_id) DO UPDATE SET object = excluded.object RETURNING id",
            cancellationToken,
            ("id", row.Id.ToByteArray(true)),
            ("object", objectKey)))!;
        if (mayExist)
        {
            await RunAsync("DELETE FROM search_index WHERE rowid = @row", cancellationToken, ("row", rowId));
        }

        await RunAsync(
            "INSERT INTO search_index (rowid, title, body, scope) VALUES (@row, @title, @body, @scope)",
            cancellationToken,
            ("row", rowId),
            ("title", string.Join(' ', title)),
            ("body", string.Join(' ', body)),
            ("scope", string.Join(' ', scope)));
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Postgres)
        {
            await RunAsync("DELETE FROM search_entries WHERE record_id = @id", cancellationToken, ("id", id));
            return;
        }

        await RunAsync("DELETE FROM search_index WHERE rowid = (SELECT id FROM search_entries WHERE record_id = @id)", cancellationToken, ("id", id.ToByteArray(true)));
        await RunAsync("DELETE FROM search_entries WHERE record_id = @id", cancellationToken, ("id", id.ToByteArray(true)));
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters) =>
        await Command(sql, parameters).ExecuteNonQueryAsync(cancellationToken);

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters) =>
        await Command(sql, parameters).ExecuteScalarAsync(cancellationToken);

    private DbCommand Command(string sql, (string Name, object Value)[] parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _commands[sql] = _connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = _transaction;
            foreach (var (name, value) in parameters)
            {
                DbParameter parameter = value is string[] ? new NpgsqlParameter(name, NpgsqlDbType.Array | NpgsqlDbType.Text)
                    : db.Kind == DatabaseKind.Postgres ? new NpgsqlParameter { ParameterName = name } : new SqliteParameter { ParameterName = name };
                command.Parameters.Add(parameter);
            }
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value;
        }

        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }
    }
}
