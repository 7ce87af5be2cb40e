namespace Trine.Kernel.Access;

/// <summary>Where a request came from.</summary>
/// <param name="address">The address of the client, as text.</param>
/// <param name="device">Says what the client calls itself, in words of ours; asked only when somebody wants to know.</param>
public sealed class RequestOrigin(string address, Func<string> device)
{
    /// <summary>The client's address.</summary>
    public string Address => address;

    /// <summary>The browser in words: <c>Chrome · Windows</c>; empty when it is none we know.</summary>
    public string Device => device();
}
