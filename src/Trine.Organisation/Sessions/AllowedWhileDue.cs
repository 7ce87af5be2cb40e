namespace Trine.Organisation.Sessions;

/// <summary>Marks an endpoint that answers even to somebody who must do one of these steps first.</summary>
internal sealed class AllowedWhileDue(params DueStep[] steps)
{
    public IReadOnlyList<DueStep> Steps => steps;

    /// <summary>Whatever is due.</summary>
    public static AllowedWhileDue Always { get; } = new(DueStep.Password, DueStep.SecondFactor);
}
