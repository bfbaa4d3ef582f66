using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Work;

/// <summary>Takes what is due and hands it on, so many at a time.</summary>
internal static class WorkLoop
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // It is nothing about the task, and when it is over all is to go on soon.
    private static readonly TimeSpan LongestPauseOfTheMachine = TimeSpan.FromMinutes(1);

    /// <summary>Runs until the stop, then waits for what is in hand.</summary>
    /// <param name="take">Waits for the next task; called by one at a time. Its failures are logged here, and it is asked again after the pause.</param>
    /// <param name="pause">After the first unforeseen failure of a task in a row; it doubles with each further one.</param>
    /// <param name="handle">Its failures are logged here, and the task is due again after the pause.</param>
    public static async Task RunAsync(
        DueQueue queue, Func<CancellationToken, ValueTask<TaskId>> take, int concurrency, TimeSpan pause, Func<TaskId, Task> handle, TimeProvider time,
        ILogger logger, CancellationToken stoppingToken)
    {
        var failures = new ConcurrentDictionary<TaskId, int>();
        using var places = new SemaphoreSlim(concurrency);
        try
        {
            while (true)
            {
                await places.WaitAsync(stoppingToken);
                TaskId task;
                try
                {
                    task = await take(stoppingToken);
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    // The other loops would go on without this one, and nobody would notice.
                    logger.LogError(error, "The next task could not be found; it is tried again in {Pause}.", pause);
                    places.Release();
                    await Task.Delay(pause, time, stoppingToken);
                    continue;
                }
                catch
                {
                    places.Release();
                    throw;
                }

                _ = Task.Run(() => HandleAsync(task), CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing new is begun. What has begun ends by itself: cutting a paid request off would make its outcome unknowable.
            for (var place = 0; place < concurrency; place++) { await places.WaitAsync(CancellationToken.None); }
        }

        async Task HandleAsync(TaskId task)
        {
            try
            {
                await handle(task);
                failures.TryRemove(task, out _);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The next start goes on with it.
            }
            catch (Exception error)
            {
                var doubled = pause * Math.Pow(2, Math.Min(failures.AddOrUpdate(task, 0, (_, count) => count + 1), 20));
                var longest = MachineTrouble.IsIn(error) ? LongestPauseOfTheMachine : LongestPause;
                var wait = doubled < longest ? doubled : longest;
                logger.LogError(error, "Work on task {TaskId} failed; it is tried again in {Pause}.", task, wait);
                queue.Schedule(task, wait);
            }
            finally
            {
                places.Release();
            }
        }
    }
}
