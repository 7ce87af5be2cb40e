using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trine.Kernel.Data;

/// <summary>
/// A statement prepared once and run many times, its parameters by place. The driver's own commands look up each parameter by name on each
/// run, which for a table of fifty columns costs as much as the insert itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <param name="sql">One statement with <c>?</c> for each parameter.</param>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="values">Text, bytes, whole numbers, booleans, days or null, in the order of the parameters.</param>
    /// <returns>The first column of the first row as a number, if there is a row.</returns>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public long? Run(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }

        long? first = null;
        try
        {
            int step;
            while ((step = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                first ??= raw.sqlite3_column_int64(_statement, 0);
            }

            if (step != raw.SQLITE_DONE)
            {
                Check(step);
            }
        }
        finally
        {
            // Reports the step's error once more; it is on its way already.
            _ = raw.sqlite3_reset(_statement);
        }

        return first;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        bool flag => raw.sqlite3_bind_int64(_statement, index, flag ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(_statement, index, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"No SQLite form for a {value.GetType().Name}."),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
