namespace Trine.Operations.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Check">The check; its name is in the language files as <c>doctor.{check}.name</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Key">What was found: <c>doctor.{check}.{key}</c>, and <c>…Todo</c> for what to do about it.</param>
/// <param name="Args">Values for the placeholders of both.</param>
internal sealed record Finding(string Check, Severity Severity, string Key, params object[] Args)
{
    public string TextKey => $"doctor.{Check}.{Key}";

    public string TodoKey => TextKey + "Todo";
}
