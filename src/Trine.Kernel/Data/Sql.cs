using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Trine.Kernel.Data;

/// <summary>Functions that exist in queries only; each is translated for both databases.</summary>
internal static class Sql
{
    /// <summary>Text with A-Z in lower case; other characters untouched, the same on both databases and in memory.</summary>
    public static string Fold(string text) => throw Untranslated();

    /// <summary>A custom field as text. The path must be a constant: an index on the expression serves only then.</summary>
    public static string CustomText(string? custom, string path) => throw Untranslated();

    /// <summary>A custom field as a number.</summary>
    public static double CustomNumber(string? custom, string path) => throw Untranslated();

    /// <summary>A custom field as true or false.</summary>
    public static bool CustomFlag(string? custom, string path) => throw Untranslated();

    /// <summary>Whether the JSON array of a custom field holds a text.</summary>
    public static bool CustomHas(string? custom, string path, string value) => throw Untranslated();

    public static void Map(ModelBuilder model, DatabaseKind kind)
    {
        var sqlite = kind == DatabaseKind.Sqlite;
        model.HasDbFunction(Method(nameof(Fold))).HasTranslation(args => sqlite
            ? Function("lower", [args[0]], typeof(string), args[0].TypeMapping)
            : Function("lower", [new CollateExpression(args[0], "C")], typeof(string), args[0].TypeMapping));

        var text = model.HasDbFunction(Method(nameof(CustomText)));
        text.HasParameter("custom").HasStoreType(sqlite ? "TEXT" : "jsonb");
        text.HasTranslation(args => Extract(args, sqlite, typeof(string)));

        var number = model.HasDbFunction(Method(nameof(CustomNumber)));
        number.HasParameter("custom").HasStoreType(sqlite ? "TEXT" : "jsonb");
        number.HasTranslation(args => sqlite
            ? Extract(args, sqlite, typeof(double))
            : new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, Extract(args, sqlite, typeof(string)), typeof(double), DoubleMapping));

        var flag = model.HasDbFunction(Method(nameof(CustomFlag)));
        flag.HasParameter("custom").HasStoreType(sqlite ? "TEXT" : "jsonb");
        flag.HasTranslation(args => sqlite
            ? Extract(args, sqlite, typeof(bool))
            : new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, Extract(args, sqlite, typeof(string)), typeof(bool), BoolMapping));

        var has = model.HasDbFunction(Method(nameof(CustomHas)));
        has.HasParameter("custom").HasStoreType(sqlite ? "TEXT" : "jsonb");
        has.HasTranslation(args => sqlite
            // json_each as a scalar is not to be had; the array's text holds the value as a JSON string.
            ? new SqlBinaryExpression(
                System.Linq.Expressions.ExpressionType.GreaterThan,
                Function("instr", [Extract(args, sqlite, typeof(string)), Function("json_quote", [args[2]], typeof(string), args[2].TypeMapping)], typeof(int), IntMapping),
                new SqlConstantExpression(0, typeof(int), IntMapping),
                typeof(bool),
                BoolMapping)
            : Function("jsonb_exists", [Function("jsonb_extract_path", [args[0], args[1]], typeof(string), args[0].TypeMapping), args[2]], typeof(bool), BoolMapping));
    }

    private static readonly RelationalTypeMapping DoubleMapping = new DoubleTypeMapping("double precision", System.Data.DbType.Double);
    private static readonly RelationalTypeMapping IntMapping = new IntTypeMapping("INTEGER", System.Data.DbType.Int32);
    private static readonly RelationalTypeMapping BoolMapping = new BoolTypeMapping("boolean", System.Data.DbType.Boolean);

    private static SqlExpression Extract(IReadOnlyList<SqlExpression> args, bool sqlite, Type type) => sqlite
        ? Function("json_extract", [args[0], Path(args[1], "$.")], type, type == typeof(double) ? DoubleMapping : type == typeof(bool) ? BoolMapping : args[1].TypeMapping)
        : new CollateExpression(Function("jsonb_extract_path_text", [args[0], args[1]], type, args[1].TypeMapping), "C");

    private static SqlConstantExpression Path(SqlExpression path, string prefix) =>
        path is SqlConstantExpression { Value: string key } constant
            ? new SqlConstantExpression(prefix + key, typeof(string), constant.TypeMapping)
            : throw new InvalidOperationException("The path of a custom field must be a constant.");

    private static SqlFunctionExpression Function(string name, SqlExpression[] args, Type type, RelationalTypeMapping? mapping) =>
        // Only folding is null exactly where its argument is; a JSON column that is there may still lack the path.
        new(name, args, nullable: true, argumentsPropagateNullability: args.Select(_ => name == "lower"), type, mapping);

    private static System.Reflection.MethodInfo Method(string name) => typeof(Sql).GetMethod(name)!;

    private static InvalidOperationException Untranslated() => new("This function exists in queries only.");
}
