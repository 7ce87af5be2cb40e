using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trine.Operations.Keys;

/// <summary>How the keys of data protection rest in the data folder: encrypted when the environment gives a passphrase, else guarded by the folder's permissions.</summary>
internal static class KeyProtection
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "TRINE_KEY_PASSPHRASE";

    public static void Add(IServiceCollection services)
    {
        var passphrase = Environment.GetEnvironmentVariable(Variable);
        services.AddSingleton(new KeyPassphrase(string.IsNullOrEmpty(passphrase) ? null : passphrase));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlEncryptor = s.GetRequiredService<KeyPassphrase>() is { Value: not null } known ? new PassphraseXmlEncryptor(known) : new PlainXmlEncryptor(s.GetRequiredService<ILogger<PlainXmlEncryptor>>())));
    }
}
