using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Configurations;

internal sealed class TaskIdConverter() : ValueConverter<TaskId, Guid>(id => id.Value, value => new TaskId(value));
