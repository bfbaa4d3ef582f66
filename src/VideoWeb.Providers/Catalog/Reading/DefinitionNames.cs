namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Finds misspelt members in shared definitions, also in those that no model uses. Their values are checked where they are used.</summary>
internal static class DefinitionNames
{
    public static void Check(CatalogNode definitions, ProblemList problems)
    {
        var reader = new ObjectReader(definitions, problems, MemberNames.Definitions);
        CheckAll("parameters", MemberNames.EveryParameter);
        CheckAll("slots", MemberNames.Slot);
        CheckAll("modes", MemberNames.Mode);
        CheckAll("models", MemberNames.Model);

        void CheckAll(string table, IReadOnlyList<string> known)
        {
            foreach (var (_, entry) in reader.Entries(table)) { _ = new ObjectReader(entry, problems, known); }
        }
    }
}
