using VideoWeb.Data.Tasks;

namespace VideoWeb.Tests.Lab;

/// <summary>What the way to the provider can do to a paid request, and where it must lead, for each of the five dialects alike.</summary>
internal static class NetworkTable
{
    private const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";
    private const string EarlyHints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
    private const string Switching = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n";

    public static IReadOnlyList<NetworkOutcome> All { get; } =
    [
        // Nothing or something was passed on, and no answer came: the provider never saw a whole request.
        Unknown("request cut before its first byte is passed on", new ProxyPlan { CutRequestAfter = 0 }, charges: 0),
        Unknown("request cut after 1 byte", new ProxyPlan { CutRequestAfter = 1 }, charges: 0),
        Unknown("request cut inside its headers", new ProxyPlan { CutRequestAfter = 120 }, charges: 0),
        Unknown("request swallowed", new ProxyPlan { SwallowsAll = true }, charges: 0),

        // The provider has charged, and we do not learn it.
        Unknown("answer cut before its first byte", new ProxyPlan { CutAnswerAfter = 0 }, charges: 1),
        Unknown("answer cut after 1 byte", new ProxyPlan { CutAnswerAfter = 1 }, charges: 1),
        Unknown("answer cut inside its headers", new ProxyPlan { CutAnswerAfter = 40 }, charges: 1),
        Unknown("answer cut after 100 bytes", new ProxyPlan { CutAnswerAfter = 100 }, charges: 1),
        Unknown("answer one byte a second", new ProxyPlan { PauseAfterEachByte = TimeSpan.FromSeconds(1) }, charges: 1),

        // Interim answers that nobody asked for.
        Unknown("100 and then a cut", new ProxyPlan { AnswerPrefix = Continue, CutAnswerAfter = Continue.Length }, charges: 1),
        Unknown("103 and then a cut", new ProxyPlan { AnswerPrefix = EarlyHints, CutAnswerAfter = EarlyHints.Length }, charges: 1),
        Unknown("half of a 100 and then a cut", new ProxyPlan { AnswerPrefix = Continue, CutAnswerAfter = 10 }, charges: 1),
        Unknown("101 to another protocol", new ProxyPlan { AnswerPrefix = Switching }, charges: 1),
        Archived("100 twice", new ProxyPlan { AnswerPrefix = Continue + Continue }),
        Archived("100 a hundred times", new ProxyPlan { AnswerPrefix = string.Concat(Enumerable.Repeat(Continue, 100)) }),
        Archived("103", new ProxyPlan { AnswerPrefix = EarlyHints }),
        Archived("103, 100 and 103", new ProxyPlan { AnswerPrefix = EarlyHints + Continue + EarlyHints }),
        Archived("a connection that comes late", new ProxyPlan { Delay = TimeSpan.FromMilliseconds(200) }),
    ];

    private static NetworkOutcome Unknown(string name, ProxyPlan plan, int charges) => new(name, plan, "unknown", TaskState.Unknown, charges);

    private static NetworkOutcome Archived(string name, ProxyPlan plan) => new(name, plan, "accepted", TaskState.Archived, 1);
}
