using Flywheel.Worker.Dashboard.Training;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>What the pages of datasets and trainings need.</summary>
internal static class DatasetServices
{
    /// <summary>Adds it.</summary>
    public static void AddDatasets(this IServiceCollection services) => services
        .AddSingleton<DatasetReadings>()
        .AddSingleton<ExportedRows>()
        .AddSingleton<TrainingLibrary>()
        .AddSingleton<ExportService>()
        .AddHostedService(s => s.GetRequiredService<ExportService>())
        .AddScoped<ExportQueue>();
}
