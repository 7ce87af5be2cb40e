using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Search;

/// <summary>Writes rows of the full-text index in the reader's transaction, each kind of statement prepared once a batch.</summary>
internal static class SearchWriter
{
    public static Task WriteAsync(TrineDb db, IReadOnlyList<SearchRow> rows, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Postgres)
        {
            return PostgresAsync(db, rows, cancellationToken);
        }

        Sqlite((SqliteConnection)db.Database.GetDbConnection(), rows);
        return Task.CompletedTask;
    }

    /// <summary>
    /// All entries first, then all of the index: an upsert opens a savepoint, and at each savepoint FTS5 writes out what it has gathered.
    /// Row by row in turns that makes a segment of each record, and merging them costs three times the rest.
    /// </summary>
    private static void Sqlite(SqliteConnection connection, IReadOnlyList<SearchRow> rows)
    {
        var places = new long?[rows.Count];
        using (var put = new SqliteStatement(
            connection, "INSERT INTO search_entries (record_id, object) VALUES (?, ?) ON CONFLICT (record_id) DO UPDATE SET object = excluded.object RETURNING id"))
        using (var find = new SqliteStatement(connection, "SELECT id FROM search_entries WHERE record_id = ?"))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var id = rows[i].Id.ToByteArray(true);
                places[i] = rows[i].Tokens is null ? find.Run(id) : put.Run(id, rows[i].Object);
            }
        }

        using (var remove = new SqliteStatement(connection, "DELETE FROM search_index WHERE rowid = ?"))
        using (var add = new SqliteStatement(connection, "INSERT INTO search_index (rowid, title, body, scope) VALUES (?, ?, ?, ?)"))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].MayExist && places[i] is not null)
                {
                    remove.Run(places[i]);
                }

                if (rows[i].Tokens is { } tokens)
                {
                    add.Run(places[i], string.Join(' ', tokens.Title), string.Join(' ', tokens.Body), string.Join(' ', tokens.Scope));
                }
            }
        }

        using var forget = new SqliteStatement(connection, "DELETE FROM search_entries WHERE record_id = ?");
        foreach (var row in rows.Where(r => r.Tokens is null))
        {
            forget.Run(row.Id.ToByteArray(true));
        }
    }

    private static async Task PostgresAsync(TrineDb db, IReadOnlyList<SearchRow> rows, CancellationToken cancellationToken)
    {
        await using var put = Postgres(
            db,
            """
            INSERT INTO search_entries (record_id, object, title, tokens)
            VALUES (@id, @object, array_to_tsvector(@title), array_to_tsvector(@tokens))
            ON CONFLICT (record_id) DO UPDATE SET title = excluded.title, tokens = excluded.tokens
            """);
        var (id, name) = (put.Parameters.Add("id", NpgsqlDbType.Uuid), put.Parameters.Add("object", NpgsqlDbType.Text));
        var (title, all) = (put.Parameters.Add("title", NpgsqlDbType.Array | NpgsqlDbType.Text), put.Parameters.Add("tokens", NpgsqlDbType.Array | NpgsqlDbType.Text));
        await using var remove = Postgres(db, "DELETE FROM search_entries WHERE record_id = @id");
        var gone = remove.Parameters.Add("id", NpgsqlDbType.Uuid);
        foreach (var row in rows)
        {
            if (row.Tokens is { } tokens)
            {
                (id.Value, name.Value) = (row.Id, row.Object);
                (title.Value, all.Value) = (tokens.Title.Concat(tokens.Scope).ToArray(), tokens.Title.Concat(tokens.Body).Concat(tokens.Scope).Distinct().ToArray());
                await put.ExecuteNonQueryAsync(cancellationToken);
            }
            else
            {
                gone.Value = row.Id;
                await remove.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private static NpgsqlCommand Postgres(TrineDb db, string sql) =>
        new(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
}
