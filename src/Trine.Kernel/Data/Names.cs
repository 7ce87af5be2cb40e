using System.Text;

namespace Trine.Kernel.Data;

/// <summary>The naming rule of tables and columns.</summary>
public static class Names
{
    /// <summary><c>orderLines</c> or <c>OrderLines</c> → <c>order_lines</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
