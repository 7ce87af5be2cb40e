namespace Trine.Kernel.Transfer.Imports;

/// <summary>What one run of an import remembers from chunk to chunk. Nothing in it is needed to be right: a run that resumes begins with an empty one.</summary>
internal sealed class ImportMemory
{
    private const int MostKnown = 100_000;

    private readonly Dictionary<(int Column, string Name), Guid> _known = [];
    private readonly Dictionary<string, LooseNames?> _loose = [];

    /// <summary>Of a dry run: keys of records it would have made. Nothing is saved, so only here a second row of the same key is noticed.</summary>
    public HashSet<object> DryKeys { get; } = [];

    /// <summary>Of a dry run: unique values it would have used.</summary>
    public HashSet<(string Field, object Value)> DryUniques { get; } = [];

    public Guid? Find(int column, string name) => _known.TryGetValue((column, name), out var id) ? id : null;

    public void Remember(int column, string name, Guid id)
    {
        // Memory stays constant however many different names a file refers to.
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[(column, name)] = id;
    }

    public bool TryGetLoose(string objectKey, out LooseNames? names) => _loose.TryGetValue(objectKey, out names);

    public void Keep(string objectKey, LooseNames? names) => _loose[objectKey] = names;
}
