using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Accounts;

/// <summary>All accounts, for those who keep them.</summary>
[Authorize(Roles = nameof(Role.Admin))]
[Writes(Role.Admin)]
internal sealed class UsersModel(AccountDesk desk) : PageModel
{
    /// <summary>The accounts.</summary>
    public IReadOnlyList<UserRow> Users { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Users = await desk.ListAsync(cancellationToken);

    public Task<IActionResult> OnPostAddAsync(string? name, Role role, string? newPassword, CancellationToken cancellationToken) =>
        ChangeAsync(role, () => desk.AddAsync(name ?? "", role, newPassword ?? "", HttpContext.Doer(), cancellationToken), $"{name} can sign in.");

    public Task<IActionResult> OnPostRoleAsync(string? name, Role role, CancellationToken cancellationToken) =>
        ChangeAsync(role, () => desk.SetRoleAsync(name ?? "", role, HttpContext.Doer(), cancellationToken), $"{name} is {role.ToString().ToLowerInvariant()} now, and signs in again.");

    public Task<IActionResult> OnPostPasswordAsync(string? name, string? newPassword, CancellationToken cancellationToken) =>
        ChangeAsync(Role.Viewer, () => desk.SetPasswordAsync(name ?? "", newPassword ?? "", HttpContext.Doer(), cancellationToken), $"{name} has another password; the sessions have ended.");

    public Task<IActionResult> OnPostDisableAsync(string? name, CancellationToken cancellationToken) =>
        ChangeAsync(Role.Viewer, () => desk.DisableAsync(name ?? "", HttpContext.Doer(), cancellationToken), $"The account of {name} is closed.");

    public Task<IActionResult> OnPostEnableAsync(string? name, CancellationToken cancellationToken) =>
        ChangeAsync(Role.Viewer, () => desk.EnableAsync(name ?? "", HttpContext.Doer(), cancellationToken), $"The account of {name} is open.");

    public Task<IActionResult> OnPostRemoveAsync(string? name, CancellationToken cancellationToken) =>
        ChangeAsync(Role.Viewer, () => desk.RemoveAsync(name ?? "", HttpContext.Doer(), cancellationToken), $"The account of {name} is removed.");

    private async Task<IActionResult> ChangeAsync(Role role, Func<Task> change, string done)
    {
        try
        {
            if (!ModelState.IsValid || !Enum.IsDefined(role))
            {
                throw new AccountException("There is no such role.");
            }

            await change();
            TempData["Message"] = done;
        }
        catch (AccountException e)
        {
            TempData["Error"] = e.Message;
        }

        return RedirectToPage();
    }
}
