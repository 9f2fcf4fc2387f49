using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Comparing;
using Flywheel.Worker.Dashboard.Datasets;
using Flywheel.Worker.Dashboard.Deciding;
using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Jobs;
using Flywheel.Worker.Dashboard.Knowledge;
using Flywheel.Worker.Dashboard.Measures;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Dashboard.Problems;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Dashboard.Reviewing;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Flywheel.Worker.Dashboard;

/// <summary>The dashboard: pages over the database, and the workshop that starts runs and draws samples for them.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    /// <summary>The largest form or upload, in bytes: an outline of a domain is the largest thing that anybody sends.</summary>
    internal const long RequestBytes = 4 << 20;

    private const int HeaderBytes = 16 << 10;

    private readonly WebApplication _application;
    private readonly DashboardCertificate? _certificate;

    /// <summary>Makes the server; it does not listen yet.</summary>
    /// <param name="options">Where and for whom.</param>
    /// <param name="database">The database; owned by the caller.</param>
    /// <param name="workshop">What makes problems; owned by the caller, loaded before the first request.</param>
    /// <param name="time">The clock.</param>
    public DashboardServer(DashboardOptions options, DatabaseSession database, Workshop workshop, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DashboardServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // The keys lie in a folder that only the user can read, as the database beside them does.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It warns that errors are not cached because of its cookie; they are not cached anyway.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        _certificate = options.HasOwnCertificate ? DashboardCertificate.Open(options, time) : null;
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, _certificate));
        if (_certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        // As instances, so that the application does not dispose what the caller owns.
        builder.Services.AddSingleton(options).AddSingleton(database).AddSingleton(workshop).AddSingleton(time);
        builder.Services.AddRuns(database);
        builder.Services.AddDbContextPool<FlywheelDbContext>(context => StorageOptions.Configure(context, database.Source));
        builder.Services.AddSingleton<PictureStore>().AddSingleton<DrawnVersions>().AddScoped<ReviewDesk>().AddSingleton<AuditCache>().AddScoped<DecisionQueue>().AddSingleton<ProblemPreviewer>().AddSingleton<ProblemTally>().AddSingleton<ClusterSearch>();
        builder.Services.AddDatasets();
        builder.Services.AddSingleton<BackgroundReadings>().AddSingleton<HealthDesk>().AddSingleton<RunReadings>().AddSingleton<JobBoard>();
        builder.Services.AddSingleton<KnowledgeCatalog>().AddHostedService(s => s.GetRequiredService<KnowledgeCatalog>()).AddScoped<DraftDesk>().AddSingleton<ToolTrials>().AddScoped<ProposalDesk>();
        builder.Services.AddDataProtection()
            .SetApplicationName("flywheel")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.DataFolder, "dashboard", "keys")));
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "flywheel-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddAccess(options);
        builder.Services.AddResponseCompression();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Dashboard/Pages").AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<WriteGate>();
            mvc.Filters.AddService<ActionRecorder>();
        });
        _application = builder.Build();
        Configure(_application, options);
    }

    /// <summary>The address that it listens on, once started.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The SHA-256 fingerprint of its certificate; null where it has none.</summary>
    public string? Fingerprint => _certificate?.Fingerprint;

    /// <summary>The services, for tests.</summary>
    internal IServiceProvider Services => _application.Services;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    /// <summary>Waits until the token is cancelled, then stops in order.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Listen(KestrelServerOptions kestrel, DashboardOptions options, DashboardCertificate? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        kestrel.Limits.MaxRequestLineSize = HeaderBytes / 2;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Listen(options.Address, options.Port, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate.Authenticate()) });
            }
        });
    }

    private static void Configure(WebApplication application, DashboardOptions options)
    {
        if (options.BehindProxy)
        {
            application.UseForwardedHeaders();
        }

        application.UseMiddleware<SecurityHeaders>();
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = error => error switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when DatabaseTrouble.IsPassing(error) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        application.UseStatusCodePagesWithReExecute("/error/{0}");
        application.UseMiddleware<ProxyGate>();
        application.UseMiddleware<LocalHostGate>();
        application.UseResponseCompression();
        // A reference with the file's hash (asp-append-version) never goes stale; the scripts that scripts import have none.
        application.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        application.UseMiddleware<RequestGate>();
        application.MapRazorPages();
        HealthEndpoint.Map(application);
        PictureEndpoints.Map(application);
        DatasetEndpoints.Map(application);
        HangfireDashboard.Map(application);
    }
}
