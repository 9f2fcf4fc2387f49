using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages;

/// <summary>The start page.</summary>
internal sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => Redirect("/runs");
}
