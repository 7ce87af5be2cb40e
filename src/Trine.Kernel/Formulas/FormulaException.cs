using Trine.Kernel.Changes;

namespace Trine.Kernel.Formulas;

/// <summary>A formula is wrong; the message says where and what to do.</summary>
public sealed class FormulaException : Exception
{
    private readonly object[] _args;

    /// <param name="messageKey">A key of the language files.</param>
    /// <param name="args">Values for its placeholders.</param>
    public FormulaException(string messageKey, params object[] args)
        : base(messageKey) => _args = args;

    /// <summary>What is wrong, as an error of a field.</summary>
    public FieldError For(string fieldKey) => new(fieldKey, Message, _args);
}
