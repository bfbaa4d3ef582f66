using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Spending;

internal sealed class BudgetIdConverter() : ValueConverter<BudgetId, Guid>(id => id.Value, value => new BudgetId(value));
