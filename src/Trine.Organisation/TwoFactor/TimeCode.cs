using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trine.Organisation.TwoFactor;

/// <summary>The codes of authenticator apps: RFC 6238 with what all apps know, SHA-1, six digits, thirty seconds.</summary>
public static class TimeCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Seconds a code is shown.</summary>
    public const int Seconds = 30;

    /// <summary>Random bytes of a seed: as long as the hash, as RFC 4226 wants it.</summary>
    public const int SeedBytes = HMACSHA1.HashSizeInBytes;

    /// <summary>Which half minute since 1970 an instant is in.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a half minute.</summary>
    public static string Of(ReadOnlySpan<byte> seed, long step, int digits = Digits)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // The hash apps know; as a keyed one it is not broken.
        HMACSHA1.HashData(seed, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % (long)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The half minute a code is of: this one, the one before or after, as clocks differ; null when of none.</summary>
    /// <param name="after">The last one whose code was used: neither it nor any before it counts again.</param>
    public static long? Match(ReadOnlySpan<byte> seed, string code, DateTimeOffset now, long after)
    {
        var typed = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Of(seed, step))) && step > after)
            {
                found ??= step;
            }
        }

        return found;
    }
}
