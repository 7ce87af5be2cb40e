namespace Trine.Kernel.Reference;
/// <summary>x</summary>
public static class Regions { /// <summary>x</summary>
public static bool IsKnown(string code) => code.Length == 6; }
