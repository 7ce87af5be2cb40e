using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Trine.Operations.Keys;

/// <summary>Reads what <see cref="PassphraseXmlEncryptor"/> wrote. Data protection makes it by its name in the key's file.</summary>
internal sealed class PassphraseXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly KeyPassphrase _passphrase = services.GetRequiredService<KeyPassphrase>();

    /// <exception cref="CryptographicException">There is no passphrase, or it is another.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        if (_passphrase.Value is null)
        {
            throw new CryptographicException($"The key is encrypted; set {KeyProtection.Variable}.");
        }

        var bytes = Convert.FromBase64String(encryptedElement.Value);
        const int Head = PassphraseXmlEncryptor.SaltSize + PassphraseXmlEncryptor.NonceSize + PassphraseXmlEncryptor.TagSize;
        var plain = new byte[bytes.Length - Head];
        using var aes = new AesGcm(PassphraseXmlEncryptor.Derive(_passphrase, bytes.AsSpan(0, PassphraseXmlEncryptor.SaltSize)), PassphraseXmlEncryptor.TagSize);
        aes.Decrypt(
            bytes.AsSpan(PassphraseXmlEncryptor.SaltSize, PassphraseXmlEncryptor.NonceSize), bytes.AsSpan(Head),
            bytes.AsSpan(Head - PassphraseXmlEncryptor.TagSize, PassphraseXmlEncryptor.TagSize), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
