namespace Trine.Host.Commands;

/// <summary>A command cannot do what was asked; the message says why.</summary>
internal sealed class CommandException(string message) : Exception(message);
