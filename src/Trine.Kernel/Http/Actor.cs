using System.Text.Json;
using Trine.Kernel.Access;

namespace Trine.Kernel.Http;

/// <summary>Who did something, as answers show it.</summary>
public static class Actor
{
    /// <summary>Writes <c>{id, name}</c>, or null for the system.</summary>
    public static void Write(Utf8JsonWriter writer, string property, Guid? userId, DirectorySnapshot directory)
    {
        if (userId is not { } id)
        {
            writer.WriteNull(property);
            return;
        }

        writer.WriteStartObject(property);
        writer.WriteString("id", id);
        writer.WriteString("name", directory.User(id)?.Name);
        writer.WriteEndObject();
    }
}
