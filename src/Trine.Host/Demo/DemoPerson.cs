namespace Trine.Host.Demo;

/// <param name="Name">As written at home: 张伟, Emma Larsson.</param>
/// <param name="Latin">Given name first, ASCII, lower case, for e-mail addresses: wei.zhang, emma.larsson.</param>
/// <param name="Born">Year of birth.</param>
internal sealed record DemoPerson(string Name, string Latin, bool IsMale, int Born);
