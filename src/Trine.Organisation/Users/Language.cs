namespace Trine.Organisation.Users;

/// <summary>The languages of the product.</summary>
public enum Language
{
    /// <summary>简体中文.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
