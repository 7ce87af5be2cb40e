using System.Buffers.Binary;

namespace Trine.Host.Demo;

/// <summary>Ids like those of real records: version 7, so they sort by creation; the rest from the generator, so a seed gives the same ones again.</summary>
internal static class DemoId
{
    public static Guid Of(DateTimeOffset at, DemoRandom random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (random.NextUInt() & 0x0FFF)));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], 0x8000_0000 | (random.NextUInt() & 0x3FFF_FFFF));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], random.NextUInt());
        return new Guid(bytes, bigEndian: true);
    }
}
