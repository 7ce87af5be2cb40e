using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trine.Kernel.Data;
using Trine.Operations.Folders;
using Trine.Operations.Keys;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>The keys in the data folder are their user's alone, and encrypted where there is a passphrase.</summary>
[Trait("Database", "any")]
public sealed class KeyTests
{
    [Fact]
    public async Task Keys_rest_encrypted_under_the_passphrase()
    {
        var data = await TrineApp.NewDataAsync();
        string secret;
        void With(IServiceCollection services, string? passphrase) => services.Replace(ServiceDescriptor.Singleton(new KeyPassphrase(passphrase)));
        await using (var app = await TrineApp.StartAsync(data, s => With(s, "a passphrase of the environment")))
        {
            secret = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("hidden");
        }

        var files = Directory.GetFiles(Path.Combine(data.Folder, "keys"), "*.xml");
        files.ShouldNotBeEmpty();
        files.ShouldAllBe(f => !File.ReadAllText(f).Contains("<value>") && File.ReadAllText(f).Contains(PassphraseXmlEncryptor.Element));
        await using (var again = await TrineApp.StartAsync(data, s => With(s, "a passphrase of the environment")))
        {
            again.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret).ShouldBe("hidden");
        }

        await using var other = await TrineApp.StartAsync(data, s => With(s, "another"));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
    }

    /// <summary>Or everybody would have to sign in anew after each start.</summary>
    [Fact]
    public async Task Keys_are_read_again_after_a_restart()
    {
        var data = await TrineApp.NewDataAsync();
        string secret;
        await using (var app = await TrineApp.StartAsync(data))
        {
            secret = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("hidden");
        }

        await using var again = await TrineApp.StartAsync(data);
        again.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret).ShouldBe("hidden");
        Directory.GetFiles(Path.Combine(data.Folder, "keys"), "*.xml").Length.ShouldBe(1);
    }

    [Fact]
    public void What_others_could_read_is_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            // Folders inherit their access lists there.
            return;
        }

        var data = new DataOptions(Path.Combine(TestFolder.New(), "data"), null);
        DataFolder.Secure(data).ShouldBeEmpty();
        DataFolder.IsOpen(data.Folder).ShouldBeFalse();
        var key = Path.Combine(data.Folder, "keys", "key-1.xml");
        File.WriteAllText(key, "");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        DataFolder.Secure(data).ShouldBe([key]);
        DataFolder.OpenKeys(data).ShouldBeEmpty();
    }
}
