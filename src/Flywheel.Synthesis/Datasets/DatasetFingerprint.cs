using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using SkiaSharp;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// A digest of everything that determines the bytes of a dataset. What is left out, and why, stands in docs/datasets.md: folder, time, machine,
/// threads and connection, since none of them changes a byte.
/// </summary>
internal static class DatasetFingerprint
{
    /// <summary>The version of how rows and files are made; raised when the same problems give other bytes.</summary>
    private const int Version = 1;

    /// <summary>What paints the pictures: the assembly, its version and its maker, since other builds of it paint other bytes.</summary>
    public static string Renderer
    {
        get
        {
            var assembly = typeof(SKSurface).Assembly;
            var maker = assembly.GetCustomAttribute<AssemblyCompanyAttribute>()?.Company ?? "unknown";
            return $"{assembly.GetName().Name} {assembly.GetName().Version}+{assembly.ManifestModule.ModuleVersionId.ToString("N")[..12]} by {maker}";
        }
    }

    /// <summary>The digest, in hexadecimal digits.</summary>
    public static string Of(DatasetSchema schema, SplitPlan plan, DatasetSettings settings, DatasetOrigin origin, IEnumerable<string> benchmarks)
    {
        var text = new StringBuilder();
        text.Append("version ").Append(Version).Append('\n');
        text.Append("lock ").Append(DatasetLock.CurrentFormat).Append('\n');
        text.Append("schema ").Append(schema.Name).Append(' ').AppendJoin(' ', schema.Columns.Select(c => $"{c.Name}:{c.Type}")).Append('\n');
        text.Append("problems ").Append(plan.Count).Append(' ').Append(plan.Digest).Append('\n');
        text.Append("shard rows ").Append(settings.ShardRows).Append('\n');
        text.Append("group rows ").Append(settings.GroupRows).Append('\n');
        text.Append("compression ").Append(settings.Compression).Append('\n');
        text.Append("test share ").Append(settings.TestShare.ToString("R")).Append('\n');
        text.Append("benchmarks ").AppendJoin(' ', benchmarks).Append('\n');
        text.Append("renderer ").Append(Renderer).Append('\n');
        text.Append("run ").Append(origin.Run).Append('\n');
        foreach (var (name, value) in origin.RunSettings.Concat(origin.CodeVersions))
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
