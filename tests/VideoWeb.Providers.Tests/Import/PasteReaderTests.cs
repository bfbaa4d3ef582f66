using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Import;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Tests.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Import;

/// <summary>The samples of the providers' own pages, as somebody copies them.</summary>
public sealed class PasteReaderTests
{
    private const string Cat = "A cute cat is running on the grass under bright sunshine, creating a warm and cozy scene.";

    [Fact]
    public void Read_ViduCurl_IsVidusText()
    {
        var filled = Filled(
            """
            curl --location --request POST 'https://www.kkiai.com/ent/v2/text2video' \
            --header 'Authorization: Bearer <token>' \
            --header 'Content-Type: application/json' \
            --data-raw '{
                "model": "viduq2",
                "prompt": "A cute cat is running on the grass under bright sunshine, creating a warm and cozy scene."
            }'
            """);

        AssertIs(filled, "vidu", "viduq2", "text", $$"""{"prompt":"{{Cat}}"}""");
        Assert.Empty(filled.Unplaced);
        Assert.True(filled.HadKey);
    }

    [Theory]
    [InlineData("5.0")]
    [InlineData("5e0")]
    [InlineData("\"5\"")]
    [InlineData("5.00")]
    public void Read_WholeNumberWrittenOtherwise_IsThatNumber(string written)
    {
        var filled = Filled($$"""{"model":"viduq2","prompt":"A cat","duration":{{written}},"seed":7.0}""");

        Assert.Empty(ModelCheck.Check(filled.Input));
        Assert.Equal((5, 7), (filled.Input.Values.Integer("duration"), filled.Input.Values.Integer("seed")));
    }

    // A picture inside the request makes it long; it is read whole up to the limit, and one letter more is refused.
    [Theory]
    [InlineData(90_167)]
    [InlineData(PasteReader.MaxLength)]
    public void Read_LongCommandWithAPictureInside_IsReadWhole(int length)
    {
        const string Before = """curl https://aiandgpu.com/api/v3/contents/generations/tasks -H 'Authorization: Bearer sk-1' -d '{"model":"kkcc","content":[{"type":"text","text":"A cat"},{"type":"image_url","role":"first_frame","image_url":{"url":"data:image/png;base64,""";
        const string After = "\"}}]}'";
        var picture = new string('A', length - Before.Length - After.Length);

        var filled = Filled(Before + picture + After);

        Assert.Equal(("agcloud", "A cat"), (filled.Input.Provider.Id, filled.Input.Values.Text("prompt")));
        Assert.Equal($"data:image/png;base64,{picture}", Assert.Single(filled.Input.Media).Address);
        Assert.Empty(filled.Unplaced);
        Assert.Equal(
            new PasteOutcome.Unreadable(MessageCode.PasteTooLong),
            PasteReader.Read((Before + picture + After).PadRight(PasteReader.MaxLength + 1), CatalogUnderTest.Catalog));
    }

    // As Chrome copies a request for the command line of Windows.
    [Fact]
    public void Read_WindowsCommand_IsRead()
    {
        var filled = Filled("curl ^\"https://api.ezmodel.cloud/v1/video/generations^\" ^\r\n  -H ^\"authorization: Bearer sk-1^\" ^\r\n  -H ^\"content-type: application/json^\" ^\r\n"
            + "  --data-raw ^\"^{^\\^\"model^\\^\":^\\^\"kling-v1^\\^\",^\\^\"prompt^\\^\":^\\^\"50^% of ^\\^\\^\\^\"all^\\^\\^\\^\" cats^\\^\",^\\^\"duration^\\^\":5^}^\"");

        AssertIs(filled, "ezmodel", "any", "text", """{"model":"kling-v1","prompt":"50% of \"all\" cats","duration":5}""");
        Assert.True(filled.HadKey);
    }

    [Theory]
    [InlineData("curl\u00a0-X POST\u00a0https://api.ezmodel.cloud/v1/video/generations \\\n\u00a0\u00a0-d '{\n\u00a0\u00a0\"model\":\u00a0\"kling-v1\",\n\u00a0\u00a0\"prompt\": \"A\u00a0cat\" }'", "A\u00a0cat")]
    [InlineData("{\u00a0\u00a0“model”: “kling-v1”,\u3000“prompt”: “A \"good\" cat”}", "A \"good\" cat")]
    [InlineData("{\"model\":\"kling-v1\",\n\u200b\"prompt\":\"A\ncat\"}", "A\ncat")]
    [InlineData("curl.exe https://api.ezmodel.cloud/v1/video/generations `\n  -d '{\\\"model\\\":\\\"kling-v1\\\",\\\"prompt\\\":\\\"A cat\\\"}'", "A cat")]
    [InlineData("Invoke-WebRequest -Uri \"https://api.ezmodel.cloud/v1/video/generations\" -Method POST -Body \"{`\"model`\":`\"kling-v1`\",`\"prompt`\":`\"A cat`\"}\"", "A cat")]
    public void Read_AsPagesAndShellsLeaveIt_IsRead(string text, string prompt)
    {
        var filled = Filled(text);

        Assert.Equal(("ezmodel", "kling-v1", prompt), (filled.Input.Provider.Id, filled.Input.Values.Text("model"), filled.Input.Values.Text("prompt")));
    }

    [Fact]
    public void Read_PictureAsBase64Alone_IsAPictureInside()
    {
        const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

        var filled = Filled($$"""{"model":"kling-v1","prompt":"A cat","image":"{{Pixel}}"}""");

        Assert.Equal($"data:image/png;base64,{Pixel}", Assert.Single(filled.Input.Media).Address);
        Assert.Empty(ModelCheck.Check(filled.Input));
    }

    [Fact]
    public void Read_MetadataNestedOrOfNumbers_IsTaken()
    {
        var filled = Filled("""{"model":"viduq2","prompt":"A cat","meta_data":"{\"Label\":\"ai\",\"version\":2,\"more\":{\"a\":[1]}}"}""");

        Assert.Empty(ModelCheck.Check(filled.Input));
        Assert.Empty(filled.Unplaced);
    }

    [Fact]
    public void Read_ViduJsonAlone_IsVidusText()
    {
        var filled = Filled($$"""
            json
            {
                "model": "viduq2",
                "prompt": "{{Cat}}"
            }
            """);

        AssertIs(filled, "vidu", "viduq2", "text", $$"""{"prompt":"{{Cat}}"}""");
        Assert.False(filled.HadKey);
    }

    [Fact]
    public void Read_ViduValuesAsTexts_BecomeNumbersAndSwitches()
    {
        var filled = Filled(
            """
            {"model":"viduq1","style":"anime","prompt":"x","duration":5,"seed":"7","aspect_ratio":"9:16","resolution":"1080p","movement_amplitude":"small",
             "bgm":"true","payload":"p","watermark":"true","wm_position":"2","wm_url":"https://example.com/w.png",
             "meta_data":"{ \"Label\": \"your_label\" }","callback_url":"https://example.com/cb"}
            """);

        AssertIs(filled, "vidu", "viduq1", "text",
            """
            {"style":"anime","prompt":"x","duration":5,"seed":7,"ratio":"9:16","resolution":"1080p","movement_amplitude":"small","bgm":true,"payload":"p",
             "watermark":true,"wm_position":"2","wm_url":"https://example.com/w.png","meta_data":{"Label":"your_label"},"callback_url":"https://example.com/cb"}
            """);
        Assert.Empty(filled.Unplaced);
    }

    [Fact]
    public void Read_ViduStartEndOfTheOfficialHost_PutsTheFramesInOrder()
    {
        var filled = Filled(
            """
            curl -X POST -H "Authorization: Token vda_abc" -H "Content-Type: application/json" -d '
            {"model": "viduq3-turbo", "images": ["https://example.com/a.png", "https://example.com/b.png"], "prompt": "it\u2019s", "duration": "4"}' https://api.vidu.com/ent/v2/start-end2video
            """);

        AssertIs(filled, "vidu", "viduq3-turbo", "first-last-frame", """{"prompt":"it’s","duration":4}""");
        Assert.Equal([new("first_frame", MediaKind.Image, "https://example.com/a.png"), new MediaItem("last_frame", MediaKind.Image, "https://example.com/b.png")], filled.Input.Media);
    }

    [Theory]
    [InlineData("""{"model": "viduq3p-720p","prompt": " camera, and, slow camera push-in. ","aspect_ratio": "16:9","duration": 5,"extra_body": {"audio": false,"seed": 42,"bgm": false}}""",
        "viduq3-pro", "text", """{"prompt":" camera, and, slow camera push-in. ","ratio":"16:9","duration":5,"audio":false,"seed":42,"bgm":false}""", "")]
    [InlineData("""{"model": "viduq3t-540p","prompt": " camera, natural motion, camera. ","image": "https://example.com/source.png","duration": 5,"extra_body": {"seed": 42}}""",
        "viduq3-turbo", "first-frame", """{"prompt":" camera, natural motion, camera. ","resolution":"540p","duration":5,"seed":42}""", "first_frame")]
    [InlineData("""{"model": "viduq3p-1080p-offpeak","prompt": ", keep identity stable, action. ","image": "https://example.com/head.png","last_image": "https://example.com/tail.png","duration": 6}""",
        "viduq3-pro", "first-last-frame", """{"prompt":", keep identity stable, action. ","resolution":"1080p","off_peak":true,"duration":6}""", "first_frame last_frame")]
    [InlineData("""{"model": "viduq3p-mix-720p","prompt": "A @Image1 walking through a beach in the visual style of @Image2","reference_image_urls": ["https://example.com/ref-1.png","https://example.com/ref-2.png"],"aspect_ratio": "16:9","duration": 5,"extra_body": {"audio": false,"seed": 42}}""",
        "viduq3-pro", "references", """{"prompt":"A @Image1 walking through a beach in the visual style of @Image2","ratio":"16:9","duration":5,"audio":false,"seed":42}""", "reference_image reference_image")]
    public void Read_UniAllSample_FillsItsMode(string body, string model, string mode, string values, string slots)
    {
        foreach (var text in new[]
                 {
                     body,
                     $$"""
                       curl -X POST "{BASE_URL}/v1/video/generations" \
                       -H "Authorization: Bearer sk-***" \
                       -H "Content-Type: application/json" \
                       -d '{{body}}'
                       """,
                 })
        {
            var filled = Filled(text);

            AssertIs(filled, "uniall", model, mode, values);
            Assert.Equal(slots, string.Join(' ', filled.Input.Media.Select(item => item.Slot)));
            Assert.Empty(filled.Unplaced);
            Assert.Empty(ModelCheck.Check(filled.Input));
        }
    }

    [Fact]
    public void Read_GlobalAiopcCurl_IsItsText()
    {
        var filled = Filled(
            """
            curl --request POST \
              --url https://zcbservice.aizfw.cn/kyyReactApiServer/v1/videos/videos \
              --header 'Authorization: Bearer {{key}}' \
              --header 'Content-Type: application/json' \
              --data '{
                "model": "videos",
                "prompt": "A cute kitten playing in the grass, bright daylight, cinematic camera",
                "duration": 5,
                "ratio": "16:9",
                "resolution": "720p"
              }'
            """);

        AssertIs(filled, "globalaiopc", "videos", "text",
            """{"prompt":"A cute kitten playing in the grass, bright daylight, cinematic camera","duration":5,"ratio":"16:9","resolution":"720p"}""");
    }

    [Fact]
    public void Read_GlobalAiopcReferences_FillBothSlots()
    {
        var filled = Filled("""{"model":"videos_fast","prompt":"x","duration":4,"referenceImages":["https://e.com/1.png"],"referenceVideos":["https://e.com/1.mp4"]}""");

        AssertIs(filled, "globalaiopc", "videos_fast", "references", """{"prompt":"x","duration":4}""");
        Assert.Equal([new("reference_image", MediaKind.Image, "https://e.com/1.png"), new MediaItem("reference_video", MediaKind.Video, "https://e.com/1.mp4")], filled.Input.Media);
    }

    [Fact]
    public void Read_EzModelPython_IsReadOutOfTheSnippet()
    {
        var filled = Filled(
            """
            import requests

            url = "https://api.ezmodel.cloud/v1/video/generations"
            headers = {
                "Authorization": "Bearer YOUR_API_KEY",
                "Content-Type": "application/json"
            }
            data = {
                "model": "kling-v1",
                "prompt": "A golden retriever running on the grass",
                "size": "1024x1024"
            }

            response = requests.post(url, headers=headers, json=data)
            """);

        AssertIs(filled, "ezmodel", "any", "text", """{"model":"kling-v1","prompt":"A golden retriever running on the grass","size":"1024x1024"}""");
        Assert.True(filled.HadKey);
    }

    [Fact]
    public void Read_ArkContent_FillsPromptAndRoles()
    {
        var filled = Filled(
            """
            POST /api/v3/contents/generations/tasks HTTP/1.1
            Host: ark.cn-beijing.volces.com
            Authorization: Bearer sk-1

            {"model":"doubao-seedance-2-0-260128","content":[{"type":"text","text":"a boat"},
              {"type":"image_url","role":"reference_image","image_url":{"url":"https://e.com/1.png"}},
              {"type":"video_url","role":"reference_video","video_url":{"url":"https://e.com/1.mp4"}},
              {"type":"draft_task","draft_task":{"id":"x"}}],
             "generate_audio":false,"ratio":"16:9","duration":-1,"camera_fixed":true}
            """);

        AssertIs(filled, "agcloud", "seedance", "references", """{"model":"doubao-seedance-2-0-260128","prompt":"a boat","audio":false,"ratio":"16:9","duration":-1}""");
        Assert.Equal([new("reference_image", MediaKind.Image, "https://e.com/1.png"), new MediaItem("reference_video", MediaKind.Video, "https://e.com/1.mp4")], filled.Input.Media);
        Assert.Equal(["content[3].type", "content[3].draft_task.id", "camera_fixed"], filled.Unplaced);
    }

    [Fact]
    public void Read_ArkImageWithoutRole_IsTheFirstFrame()
    {
        var filled = Filled("""{"model":"kkcc","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"https://e.com/1.png"}}],"tools":[{"type":"web_search"}]}""");

        AssertIs(filled, "agcloud", "seedance", "first-frame", """{"model":"kkcc","prompt":"a"}""");
        Assert.Equal(["tools[0].type"], filled.Unplaced);
    }

    [Fact]
    public void Read_FramesAndDuration_NamesTheOneThatHasNoEffect()
    {
        var filled = Filled("""{"model":"kkcc","content":[{"type":"text","text":"a"}],"frames":57,"duration":5,"tools":[{"type":"web_search"}]}""");

        AssertIs(filled, "agcloud", "seedance", "text", """{"model":"kkcc","prompt":"a","frames":57,"web_search":true}""");
        Assert.Equal(["duration"], filled.Unplaced);
    }

    [Fact]
    public void Read_UnknownModelAtAKnownAddress_IsThatProvidersAndNamesTheModel()
    {
        var filled = Filled("curl https://www.kkiai.com/ent/v2/img2video -d '{\"model\":\"viduq9\",\"images\":[\"https://e.com/1.png\"],\"prompt\":\"x\"}'");

        Assert.Equal(("vidu", "first-frame"), (filled.Input.Provider.Id, filled.Input.Mode.Id));
        Assert.Equal(["model"], filled.Unplaced);
    }

    [Fact]
    public void Read_ValueOutOfRange_StaysForTheCheckToName()
    {
        var filled = Filled("""{"model":"viduq2","prompt":"x","duration":99}""");

        Assert.Equal(99, filled.Input.Values.Integer("duration"));
        Assert.Equal(["duration"], ModelCheck.Check(filled.Input).Select(error => error.Field));
    }

    private static PasteOutcome.Filled Filled(string text) => Assert.IsType<PasteOutcome.Filled>(PasteReader.Read(text, CatalogUnderTest.Catalog));

    private static void AssertIs(PasteOutcome.Filled filled, string provider, string model, string mode, string values)
    {
        Assert.Equal((provider, model, mode), (filled.Input.Provider.Id, filled.Input.Model.Id, filled.Input.Mode.Id));
        Assert.Equal(ParameterValues.FromJson(values), filled.Input.Values);
    }
}
