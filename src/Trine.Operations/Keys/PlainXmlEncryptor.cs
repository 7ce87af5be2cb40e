using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Logging;

namespace Trine.Operations.Keys;

/// <summary>Leaves keys as they are, by decision: the folder they lie in is their user's alone, which is checked at each start.</summary>
internal sealed class PlainXmlEncryptor(ILogger<PlainXmlEncryptor> logger) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        logger.LogInformation("A new key lies in the data folder's “keys”, which only this user can read. To have it encrypted as well, set {Variable} and delete the folder; everybody then signs in anew.", KeyProtection.Variable);
        // The reader of it takes what is inside.
        return new EncryptedXmlInfo(new XElement("unencryptedKey", new XElement(plaintextElement)), typeof(NullXmlDecryptor));
    }
}
