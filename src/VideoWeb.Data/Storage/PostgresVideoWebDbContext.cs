using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data;

internal sealed class PostgresVideoWebDbContext(DbContextOptions<PostgresVideoWebDbContext> options) : VideoWebDbContext(options);
