using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Actions;

/// <summary>What people did, the newest first, for administrators.</summary>
[Authorize(Roles = nameof(Role.Admin))]
internal sealed class IndexModel(FlywheelDbContext database) : PageModel
{
    private const int PageRows = 50;

    /// <summary>Whose actions; null for everybody's.</summary>
    public string? Who { get; private set; }

    /// <summary>Which actions; null for all.</summary>
    public string? What { get; private set; }

    /// <summary>From which address; null for any.</summary>
    public string? From { get; private set; }

    /// <summary>The last day of those shown; null for today.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Whether some are left out.</summary>
    public bool IsFiltered => Who is not null || What is not null || From is not null || Day is not null;

    /// <summary>The actions of this page.</summary>
    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    /// <summary>Where older ones are; null where there are none.</summary>
    public string? Older { get; private set; }

    public async Task OnGetAsync(string? who, string? what, string? from, string? day, string? before, CancellationToken cancellationToken)
    {
        (Who, What, From) = (Text(who, 63), ActionNames.All.FirstOrDefault(action => action == what), Text(from, 45));
        Day = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) && parsed < DateOnly.MaxValue ? parsed : null;
        var actions = database.Actions.AsNoTracking();
        actions = Who is null ? actions : actions.Where(a => a.Actor == Who);
        actions = What is null ? actions : actions.Where(a => a.Action == What);
        actions = From is null ? actions : actions.Where(a => a.Address == From);
        if (Day is { } last)
        {
            var end = new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            actions = actions.Where(a => a.At < end);
        }

        if (long.TryParse(before, CultureInfo.InvariantCulture, out var id))
        {
            actions = actions.Where(a => a.Id < id);
        }

        var rows = await actions.OrderByDescending(a => a.Id).Take(PageRows + 1).ToListAsync(cancellationToken);
        Rows = rows.Count > PageRows ? rows[..PageRows] : rows;
        Older = rows.Count > PageRows ? Address(Rows[^1].Id) : null;
    }

    private static string? Text(string? value, int longest) => value?.Trim() is { Length: > 0 } text && text.Length <= longest ? text : null;

    private string Address(long before)
    {
        var query = new QueryBuilder { { "before", before.ToString(CultureInfo.InvariantCulture) } };
        foreach (var (name, value) in new[] { ("who", Who), ("what", What), ("from", From), ("day", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return $"/actions{query}";
    }
}
