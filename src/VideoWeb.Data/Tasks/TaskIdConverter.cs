using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Tasks;

internal sealed class TaskIdConverter() : ValueConverter<TaskId, Guid>(id => id.Value, value => new TaskId(value));
