using System.Globalization;

namespace Trine.Customers.Duplicates;

/// <summary>A name that somebody recognises who knows it, and that says little to anybody else.</summary>
public static class MaskedName
{
    /// <summary>王*, 深圳***公司, No***td: the ends stay, the middle goes. Characters beyond the basic plane stay whole.</summary>
    public static string Of(string name)
    {
        var characters = new StringInfo(name);
        var length = characters.LengthInTextElements;
        return length switch
        {
            0 => "",
            <= 3 => characters.SubstringByTextElements(0, 1) + "*",
            <= 6 => characters.SubstringByTextElements(0, 1) + "***" + characters.SubstringByTextElements(length - 1),
            _ => characters.SubstringByTextElements(0, 2) + "***" + characters.SubstringByTextElements(length - 2),
        };
    }
}
