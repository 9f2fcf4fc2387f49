using System.CommandLine;
using TorchSharp;

namespace Flywheel.Worker.Commands;

/// <summary>The option <c>--device</c> of the commands that compute with the model.</summary>
internal static class DeviceOption
{
    private const string Automatic = "auto";

    public static Option<string> Create()
    {
        var option = new Option<string>("--device") { Description = "Where to compute: auto (a GPU if there is one), cpu, cuda or cuda:N.", DefaultValueFactory = _ => Automatic };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is var name && name is not (Automatic or "cpu" or "cuda") && !(name.StartsWith("cuda:", StringComparison.Ordinal) && byte.TryParse(name["cuda:".Length..], out _)))
            {
                result.AddError($"--device {name}: auto, cpu, cuda or cuda:N is expected.");
            }
        });
        return option;
    }

    /// <summary>The device that a value of the option names.</summary>
    public static torch.Device Find(string name) => name == Automatic ? torch.cuda.is_available() ? torch.CUDA : torch.CPU : torch.device(name);
}
