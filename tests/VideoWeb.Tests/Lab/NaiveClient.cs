using System.Net.Http.Headers;
using System.Net.Http.Json;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab;

/// <summary>
/// How such clients are usually written: whatever fails is tried again, and what failed to the end is called not charged. It is kept so that the judge
/// is judged: over the same faults it must be convicted.
/// </summary>
internal sealed class NaiveClient(Uri sandbox) : IDisposable
{
    private const int Tries = 3;

    private readonly HttpClient _client = new()
    {
        BaseAddress = sandbox,
        Timeout = TimeSpan.FromSeconds(2),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-key") },
    };

    public async Task<MoneyClaim> SubmitAsync(string prompt, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            try
            {
                using var answer = await _client.PostAsJsonAsync(
                    "/sandbox/vidu/ent/v2/text2video", new { model = "viduq3-turbo", prompt, duration = 5 }, cancellationToken);
                answer.EnsureSuccessStatusCode();
                var task = await answer.Content.ReadFromJsonAsync<NaiveTask>(cancellationToken);
                if (task?.TaskId is not null) { return new MoneyClaim(prompt, 1, ChargeStatus.Yes); }
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException or NotSupportedException)
            {
                // And once more, with feeling.
            }
        }

        return new MoneyClaim(prompt, 1, ChargeStatus.No);
    }

    public void Dispose() => _client.Dispose();
}
