namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Where answers put things: the objects inside one another that envelopes, relays and their upstreams make of one answer.</summary>
internal static class AnswerPlaces
{
    private const int DeepestEnvelope = 4;

    // Beyond any real answer: envelopes could stand in one another in thousands of ways.
    private const int MostPlaces = 64;

    // new-api keeps the upstream's whole answer in data.data; JD says result, DashScope output, others response, task or job.
    private static readonly string[] Envelopes = ["data", "result", "output", "response", "task", "task_result", "job", "video"];

    /// <summary>The object itself and those inside it, from the outside in.</summary>
    public static IEnumerable<JsonView> Within(JsonView root) => Within(root, 0).Take(MostPlaces);

    private static IEnumerable<JsonView> Within(JsonView root, int depth)
    {
        if (!root.IsObject) { yield break; }
        yield return root;
        if (depth == DeepestEnvelope) { yield break; }
        foreach (var name in Envelopes)
        {
            foreach (var inner in Within(root[name], depth + 1)) { yield return inner; }
        }
    }
}

/// <summary>The places where providers, relays and their upstreams put the addresses of a finished clip.</summary>
internal static class ResultFields
{
    // The surest first. Each may hold an address, {"url":"…"}, a list of these, or the number of a file, which is none.
    private static readonly string[] ClipNames =
        ["video_url", "videoUrl", "result_url", "resultUrl", "mediaUrl", "media_url", "output_url", "download_url", "file_url", "play_url", "resource"];

    private static readonly string[] ListNames = ["outputs", "content", "creations", "videos", "generations", "data", "results", "files", "works", "video", "file", "output", "assets"];

    private const int MostItems = 100;

    private static readonly string[] ClipEndings = [".mp4", ".mov", ".webm", ".m4v"];

    /// <summary>The clip's address; null when none of the known places holds one.</summary>
    /// <remarks>Old new-api versions put the address of a success into <c>fail_reason</c>.</remarks>
    public static string? VideoUrl(TaskPayload answer) =>
        NamedVideoUrl(answer) ?? Find(answer, place => place.At("metadata.url").Address ?? place["url"].Address) ?? answer.Task["fail_reason"].Address
        ?? Anywhere(answer, _ => true) ?? Anywhere(answer, member => member.IsOfAClip, IsAny);

    /// <summary>The same without the places that hold other addresses too, unless the address itself says that it is a clip's.</summary>
    public static string? SureVideoUrl(TaskPayload answer) => NamedVideoUrl(answer) ?? Anywhere(answer, _ => true);

    private static string? NamedVideoUrl(TaskPayload answer) => Find(answer, place => Named(place) ?? Listed(place) ?? (IsClip(place["url"].Address) ? place["url"].Address : null));

    /// <summary>The seed that was or will be used; null when none is named, or only the number that asks for a random one.</summary>
    /// <param name="least">The least number that is a seed.</param>
    public static long? Seed(JsonView root, long least = 0) =>
        AnswerPlaces.Within(root).Select(place => place["seed"].Integer ?? place.At("metadata.seed").Integer).FirstOrDefault(seed => seed >= least);

    /// <summary>An address as a text or as <c>{"url":"…"}</c>.</summary>
    public static string? AddressOf(JsonView value) => value.Address ?? value["url"].Address;

    public static string? FirstOf(JsonView items, Func<JsonView, string?> find) => items.Items.Select(find).FirstOrDefault(address => address is not null);

    private static string? Find(TaskPayload answer, Func<JsonView, string?> find) =>
        AnswerPlaces.Within(answer.Task).Select(find).FirstOrDefault(address => address is not null) ?? find(answer.Root);

    private static string? Anywhere(TaskPayload answer, Func<AnswerMember, bool> isPlace, Func<string, bool>? isOne = null) =>
        AnswerMembers.Of(answer.Task).Concat(AnswerMembers.Of(answer.Root)).Where(member => !member.IsInError && isPlace(member)).Select(member => member.Value.Address)
            .FirstOrDefault(address => address is not null && (isOne ?? IsClip)(address));

    private static bool IsAny(string address) => true;

    private static string? Named(JsonView place) => ClipNames.Select(name => AddressOf(place[name])).FirstOrDefault(address => address is not null);

    // content is an object {"video_url":"…"} with Ark, an array [{"id":"0","video_url":{"url":"…"}}] with AGCloud; creations, data and videos are
    // arrays of {"url":"…"}, outputs of texts.
    private static string? Listed(JsonView place)
    {
        foreach (var name in ListNames)
        {
            var list = place[name];
            if (list.IsArray && ClipIn(list) is { } address) { return address; }
            if (list.IsObject && (Named(list) ?? (name == "data" ? null : AddressOf(list)) ?? AddressOf(list["video"])) is { } inner) { return inner; }
            if (name is "video" or "output" && list.Address is { } plain) { return plain; }
        }
        return null;
    }

    // A list of files may hold the poster too.
    private static string? ClipIn(JsonView list)
    {
        var addresses = list.Items.Take(MostItems).Select(item => Named(item) ?? AddressOf(item) ?? Named(item["video"]) ?? AddressOf(item["video"])).OfType<string>().ToList();
        return addresses.FirstOrDefault(IsClip) ?? addresses.FirstOrDefault();
    }

    private static bool IsClip(string? address) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && ClipEndings.Any(ending => uri.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
