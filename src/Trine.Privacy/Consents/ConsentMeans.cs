namespace Trine.Privacy.Consents;

/// <summary>How somebody said it.</summary>
public enum ConsentMeans
{
    /// <summary>In a form on the web.</summary>
    Form,

    /// <summary>On paper.</summary>
    Paper,

    /// <summary>On the phone.</summary>
    PhoneCall,

    /// <summary>In a chat.</summary>
    Chat,

    /// <summary>In an e-mail.</summary>
    Email,

    /// <summary>Face to face.</summary>
    InPerson,

    /// <summary>In another system, from which it was taken over.</summary>
    Import,

    /// <summary>In another way, told in the evidence.</summary>
    Other,
}
