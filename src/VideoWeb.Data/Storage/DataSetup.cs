using Microsoft.Extensions.DependencyInjection;

namespace VideoWeb.Data;

public static class DataSetup
{
    public static IServiceCollection AddVideoWebData(this IServiceCollection services, DataOptions options) => throw new InvalidOperationException();
}
