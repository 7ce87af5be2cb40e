using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trine.Tests.Organisation;

/// <summary>A device that holds one passkey (ES256, no attestation), and the browser around it. Its faults are for tests to make.</summary>
internal sealed class SoftwareAuthenticator(string origin) : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _userHandle = "";

    public string Origin { get; set; } = origin;

    /// <summary>How often it was used; many devices stay at 0.</summary>
    public uint SignCount { get; set; }

    /// <summary>Whether it looks at its user's finger or face.</summary>
    public bool Verifies { get; set; } = true;

    public object Create(JsonNode options)
    {
        _userHandle = (string)options["user"]!["id"]!;
        var point = _key.ExportParameters(false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        cose.WriteInt32(1);
        cose.WriteInt32(2);
        cose.WriteInt32(3);
        cose.WriteInt32(-7);
        cose.WriteInt32(-1);
        cose.WriteInt32(1);
        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString([.. Data((string)options["rp"]!["id"]!, HasKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose.Encode()]);
        attestation.WriteEndMap();
        return Credential(new { clientDataJSON = Url(ClientData("webauthn.create", options)), attestationObject = Url(attestation.Encode()), transports = new[] { "internal" } });
    }

    public object Get(JsonNode options)
    {
        var data = Data((string)options["rpId"]!, 0);
        var client = ClientData("webauthn.get", options);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Url(client), authenticatorData = Url(data), signature = Url(signature), userHandle = _userHandle });
    }

    public void Dispose() => _key.Dispose();

    private object Credential(object response) =>
        new { id = Url(_id), rawId = Url(_id), type = "public-key", response, authenticatorAttachment = "platform", clientExtensionResults = new { } };

    private byte[] ClientData(string type, JsonNode options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = (string)options["challenge"]!, origin = Origin, crossOrigin = false });

    private byte[] Data(string domain, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, SignCount);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(flags | UserPresent | (Verifies ? Verified : 0)), .. count];
    }

    private static string Url(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
