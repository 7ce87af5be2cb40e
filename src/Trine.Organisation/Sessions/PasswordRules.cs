using System.Collections.Frozen;
using Trine.Kernel.Changes;
using Trine.Organisation.Users;

namespace Trine.Organisation.Sessions;

/// <summary>Which passwords are taken. Length counts more than signs and capitals, so nobody is made to mix them; what is guessed first is refused.</summary>
public static class PasswordRules
{
    /// <summary>Shortest password in characters.</summary>
    public const int MinLength = 8;

    /// <summary>Longest password in characters.</summary>
    public const int MaxLength = 200;

    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    /// <summary>What is wrong with a password, or null.</summary>
    /// <param name="user">Whose it is to be.</param>
    /// <param name="password">As typed.</param>
    /// <param name="field">What the caller's input calls it.</param>
    public static FieldError? Check(User user, string password, string field)
    {
        if (password.Length is < MinLength or > MaxLength)
        {
            return new FieldError(field, "error.passwordLength", [MinLength, MaxLength]);
        }

        var plain = password.Trim().ToLowerInvariant();
        if (Common.Value.Contains(plain) || plain.Distinct().Count() == 1)
        {
            return new FieldError(field, "error.passwordCommon", []);
        }

        // «zhangsan2026!» is guessed right after «zhangsan».
        var core = plain.Trim([.. "0123456789!@#$%^&*.,_-+= "]);
        var own = new[] { user.Email, user.Email.Split('@')[0], user.Name, user.Name.Replace(" ", "", StringComparison.Ordinal) };
        return own.Any(o => o.Length > 0 && (Same(o, plain) || Same(o, core))) ? new FieldError(field, "error.passwordOwn", []) : null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Trine.Organisation.common-passwords.txt")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
