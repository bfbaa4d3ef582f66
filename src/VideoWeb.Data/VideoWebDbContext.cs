using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data;

/// <summary>The database. Only this room and Identity's stores use it.</summary>
public abstract class VideoWebDbContext(DbContextOptions options) : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options);
