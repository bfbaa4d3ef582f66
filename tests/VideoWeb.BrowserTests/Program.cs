using System.Globalization;
using VideoWeb.BrowserTests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// Pictures of every page instead of tests: dotnet run --project tests/VideoWeb.BrowserTests -c Release -- --screenshots FOLDER [SIZE …]
// A size is WIDTHxHEIGHT; 720x450 is what a desk of 1440x900 shows at 200 % zoom.
// Of the forms of all modes: --compose-screenshots FOLDER
if (args is ["--screenshots", var folder, .. var sizes])
{
    await Screenshots.TakeAsync(folder, sizes);
    return 0;
}

if (args is ["--compose-screenshots", var forms])
{
    await ComposeScreenshots.TakeAsync(forms);
    return 0;
}

// First paint over a slow line: --paint
if (args is ["--paint"])
{
    await PaintTimes.PrintAsync();
    return 0;
}

// A data folder with a workspace of many clips, the same for the same number: --clips NUMBER FOLDER
if (args is ["--clips", var clips, var data])
{
    await FullGallery.MakeAsync(data, int.Parse(clips, CultureInfo.InvariantCulture));
    return 0;
}

// How the gallery of such a workspace opens and scrolls: --scroll [NUMBER]
if (args is ["--scroll", .. var wanted])
{
    await ScrollTimes.PrintAsync(wanted is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 20_000);
    return 0;
}

// What a page loads, packed: --weight
if (args is ["--weight"])
{
    await PageWeight.PrintAsync();
    return 0;
}

// A site used by two people, for its data folder; see eng/keep.sh: --use SETTING=VALUE …
if (args is ["--use", .. var settings])
{
    await UsedSite.UseAsync(settings);
    return 0;
}

return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
