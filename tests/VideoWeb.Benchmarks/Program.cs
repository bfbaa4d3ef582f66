using VideoWeb.Benchmarks;

// dotnet run -c Release --project tests/VideoWeb.Benchmarks -- polls|list|search|pages|media|form|controls|due|archive|click|live|circuits|callbacks|draft|all
// Every figure stands beside a bare one of the same run: on another machine only the ratio means anything.
var wanted = args is [var name, ..] ? name : "all";
if (wanted is not ("polls" or "list" or "search" or "pages" or "media" or "form" or "controls" or "due" or "archive" or "click" or "live" or "circuits" or "callbacks" or "draft" or "stub" or "all"))
{
    Console.Error.WriteLine($"There is no benchmark '{wanted}'. Choose polls, list, search, pages, media, form, controls, due, archive, click, live, circuits, callbacks, draft or all.");
    return 1;
}

if (wanted is "polls" or "all") { await PollBenchmark.RunAsync(); }
if (wanted is "list" or "all") { await ListBenchmark.RunAsync(); }
if (wanted is "search" or "all") { await SearchBenchmark.RunAsync(); }
if (wanted is "pages" or "all") { await PagesBenchmark.RunAsync(); }
if (wanted is "media" or "all") { await MediaBenchmark.RunAsync(); }
if (wanted is "form" or "all") { await FormBenchmark.RunAsync(); }
if (wanted is "controls" or "all") { await ControlsBenchmark.RunAsync(); }
if (wanted is "due" or "all") { await DueBenchmark.RunAsync(); }
if (wanted is "archive" or "all") { await ArchiveBenchmark.RunAsync(); }
if (wanted is "click" or "all") { await ClickBenchmark.RunAsync(); }
if (wanted is "live" or "all") { await LiveBenchmark.RunAsync(isCrowdOnly: args is [_, "crowd"]); }
if (args is ["circuits", var stage, .. var baseline]) { await CircuitsBenchmark.RunAsync(stage, baseline); }
else if (wanted is "circuits" or "all") { await CircuitsBenchmark.RunAsync(); }
if (wanted is "callbacks" or "all") { await CallbackBenchmark.RunAsync(); }
if (wanted is "draft" or "all") { await DraftBenchmark.RunAsync(); }
if (wanted is "stub") { await StubProcess.ServeAsync(); }

return 0;
