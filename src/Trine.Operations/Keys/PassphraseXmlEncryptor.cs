using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Trine.Operations.Keys;

/// <summary>Encrypts a key under the passphrase: PBKDF2 with a salt of its own, AES-256-GCM.</summary>
internal sealed class PassphraseXmlEncryptor(KeyPassphrase passphrase) : IXmlEncryptor
{
    internal const string Element = "encryptedByPassphrase";
    internal const int Iterations = 600_000;
    internal const int SaltSize = 16;
    internal const int NonceSize = 12;
    internal const int TagSize = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var bytes = new byte[SaltSize + NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, SaltSize + NonceSize));
        using var aes = new AesGcm(Derive(passphrase, bytes.AsSpan(0, SaltSize)), TagSize);
        aes.Encrypt(bytes.AsSpan(SaltSize, NonceSize), plain, bytes.AsSpan(SaltSize + NonceSize + TagSize), bytes.AsSpan(SaltSize + NonceSize, TagSize));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(bytes)), typeof(PassphraseXmlDecryptor));
    }

    internal static byte[] Derive(KeyPassphrase passphrase, ReadOnlySpan<byte> salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Value!), salt, Iterations, HashAlgorithmName.SHA256, 32);
}
