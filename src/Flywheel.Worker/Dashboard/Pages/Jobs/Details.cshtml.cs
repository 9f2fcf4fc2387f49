using Flywheel.Worker.Dashboard.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Jobs;

/// <summary>One job and all that happened to it.</summary>
internal sealed class DetailsModel(JobBoard board) : PageModel
{
    /// <summary>The job.</summary>
    public JobStory Story { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (board.Find(id) is not { } story)
        {
            return NotFound();
        }

        Story = story;
        return Page();
    }
}
