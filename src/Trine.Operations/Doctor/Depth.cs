namespace Trine.Operations.Doctor;

/// <summary>How much an examination reads.</summary>
internal enum Depth
{
    /// <summary>What takes the same short time however much there is: for a server that is at work.</summary>
    Quick,

    /// <summary>The whole database, and whether every attachment is there.</summary>
    Whole,

    /// <summary>The contents of every attachment as well, which takes as long as the disk takes.</summary>
    WithContents,
}
