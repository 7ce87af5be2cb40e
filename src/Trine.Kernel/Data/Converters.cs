using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Trine.Kernel.Objects;

#pragma warning disable MA0048 // The converters are three lines each and belong together.
namespace Trine.Kernel.Data;

/// <summary>SQLite: 16 bytes, big-endian, so version 7 ids sort by creation.</summary>
internal sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(g => g.ToByteArray(true), b => new Guid(b, true));

/// <summary>SQLite: microseconds since 1970, UTC; sorts and compares as a number.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    t => (t.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
    n => new DateTimeOffset((n * 10) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

/// <summary>SQLite: ten-thousandths as an integer, so sums and comparisons are exact.</summary>
internal sealed class DecimalConverter() : ValueConverter<decimal, long>(d => (long)decimal.Round(d * 10_000m), n => n / 10_000m);

/// <summary>Enums as their camelCase text.</summary>
internal sealed class EnumTextConverter<TEnum>() : ValueConverter<TEnum, string>(e => EnumText.Of(e), s => (TEnum)EnumText.Parse(typeof(TEnum), s)!)
    where TEnum : struct, Enum;
