namespace Trine.Kernel.Objects;

/// <summary>The kinds of fields a business object can have.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines of plain text.</summary>
    LongText,

    /// <summary>Formatted text: HTML of a few harmless elements.</summary>
    RichText,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number with up to four places.</summary>
    Decimal,

    /// <summary>An amount in the currency of the record's <c>currency</c> field.</summary>
    Money,

    /// <summary>A percentage; 12.5 means 12.5 %.</summary>
    Percent,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day without a time zone.</summary>
    Date,

    /// <summary>An instant, UTC.</summary>
    DateTime,

    /// <summary>One of a list of values.</summary>
    Choice,

    /// <summary>Several of a list of values, or free ones where the list is open (tags).</summary>
    MultiChoice,

    /// <summary>Another record.</summary>
    Reference,

    /// <summary>A user.</summary>
    User,

    /// <summary>A department.</summary>
    Department,

    /// <summary>A phone number in normal form.</summary>
    Phone,

    /// <summary>An e-mail address in lower case.</summary>
    Email,

    /// <summary>An http or https address.</summary>
    Url,

    /// <summary>A six-digit GB/T 2260 division code.</summary>
    Region,

    /// <summary>A number drawn from a sequence.</summary>
    AutoNumber,

    /// <summary>Files attached to the record, by their ids.</summary>
    File,

    /// <summary>Only of a custom field's definition: the field itself is of the type its formula gives.</summary>
    Formula,

    /// <summary>Only of a custom field's definition: the field itself is of the type of what it adds up.</summary>
    RollUp,
}
