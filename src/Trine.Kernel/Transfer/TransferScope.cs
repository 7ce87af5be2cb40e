using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;

namespace Trine.Kernel.Transfer;

/// <summary>Work in the background on behalf of a user.</summary>
internal static class TransferScope
{
    /// <summary>From here on the user is asking, with his access as it is now.</summary>
    public static void Become(IServiceProvider services, DirectoryUser user, string language)
    {
        var caller = services.GetRequiredService<Caller>();
        caller.Become(user);
        caller.Language = language;
    }
}
