using Flywheel.Model.Interaction;

namespace Flywheel.Model.Tests.Interaction;

public sealed class PythonSandboxTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    private const string WritePng = """
        import struct, zlib
        def png(path, width, height, rows=None):
            chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
            rows = rows if rows is not None else b''.join(b'\0' + b'\x80\x20\x20' * width for _ in range(height))
            open(path, 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))

        """;

    [PythonFact]
    public async Task Printed_text_comes_back() => Assert.Equal((SandboxStatus.Ran, "6"), Told(await RunAsync("print(2 * 3)")));

    [PythonFact]
    public async Task The_question_picture_is_there_under_the_path_that_the_prompt_names()
    {
        Assert.Contains(PythonSandbox.PicturePath, ThinkingForm.Python.Ask("Why?"), StringComparison.Ordinal);
        var reply = await RunAsync($"print(len(open(image_path, 'rb').read()), image_path == '{PythonSandbox.PicturePath}')");
        Assert.Equal($"{figures.Plain.Png.Length} True", reply.Text);
    }

    [PythonFact]
    public async Task A_printed_path_is_a_picture_and_other_lines_are_text()
    {
        var reply = await RunAsync($"{WritePng}png('out.png', 30, 20)\nprint('drawn')\nprint('/work/out.png')\nprint('/tmp/out.png')\nprint('/work/none.png')");
        Assert.Equal((SandboxStatus.Ran, "drawn\n/work/none.png"), Told(reply));
        Assert.Equal([(30, 20), (30, 20)], reply.Pictures.Select(p => (p.Width, p.Height)));
    }

    [PythonFact]
    public async Task A_later_block_finds_the_files_of_an_earlier_one()
    {
        var sandbox = await PythonSandbox.StartAsync();
        await using var session = sandbox.Open(figures.Plain);
        await session.RunAsync(Code("open('note', 'w').write('left')"), figures.Plain, default);
        Assert.Equal("left", (await session.RunAsync(Code("print(open('note').read())"), figures.Plain, default)).Text);
    }

    [PythonFact]
    public async Task An_error_reaches_the_model_with_its_line()
    {
        var reply = await RunAsync("a = 1\nb = a / 0");
        Assert.Equal(SandboxStatus.Failed, reply.Status);
        Assert.Contains("line 2", reply.Text, StringComparison.Ordinal);
        Assert.Contains("b = a / 0", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("ZeroDivisionError: division by zero", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<string>", reply.Text, StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task A_syntax_error_reaches_the_model() => Assert.Contains("SyntaxError", (await RunAsync("def f(:")).Text, StringComparison.Ordinal);

    [PythonFact]
    public async Task An_endless_loop_is_ended()
    {
        var reply = await RunAsync("while True: pass", new PythonLimits { Time = TimeSpan.FromMilliseconds(700) });
        Assert.Equal((SandboxStatus.TimedOut, "Error: the code ran longer than 0.7 s and was stopped."), Told(reply));
    }

    [PythonFact]
    public async Task A_program_that_sleeps_is_ended() =>
        Assert.Equal(SandboxStatus.TimedOut, (await RunAsync("import time, signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)", new PythonLimits { Time = TimeSpan.FromMilliseconds(700) })).Status);

    [PythonFact]
    public async Task Processor_time_is_limited() => Assert.Equal(
        (SandboxStatus.TimedOut, "Error: the code used more than 1 s of processor time and was stopped."),
        Told(await RunAsync("while True: pass", new PythonLimits { ProcessorSeconds = 1 })));

    [PythonFact]
    public async Task Memory_is_limited()
    {
        var reply = await RunAsync("x = bytearray(3 << 30)");
        Assert.Equal(SandboxStatus.OverLimit, reply.Status);
        Assert.Contains("more than 2048 MiB of memory", reply.Text, StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task There_is_no_network()
    {
        Assert.Contains("PermissionError", (await RunAsync("import socket\nsocket.socket()")).Text, StringComparison.Ordinal);
        Assert.Contains("PermissionError", (await RunAsync("import socket\nsocket.socketpair()")).Text, StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task No_process_can_be_started()
    {
        Assert.Contains("PermissionError", (await RunAsync("import os\nos.fork()")).Text, StringComparison.Ordinal);
        Assert.Contains("PermissionError", (await RunAsync("import subprocess\nsubprocess.run(['/bin/true'])")).Text, StringComparison.Ordinal);
        Assert.Contains("PermissionError", (await RunAsync("import os\nos.posix_spawn('/bin/true', ['true'], {})")).Text, StringComparison.Ordinal);
        Assert.Equal("0", (await RunAsync("import os\nprint(os.system('true') == 0 and 1 or 0)")).Text);
    }

    [PythonFact]
    public async Task Threads_work_and_are_bounded_by_memory()
    {
        Assert.Equal("done", (await RunAsync("import threading\nt = threading.Thread(target=lambda: print('done'))\nt.start()\nt.join()")).Text);
        var bomb = await RunAsync("import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()", new PythonLimits { Time = TimeSpan.FromSeconds(3) });
        Assert.NotEqual(SandboxStatus.Ran, bomb.Status);
    }

    [PythonFact]
    public async Task The_rest_of_the_machine_cannot_be_seen()
    {
        var seen = await RunAsync("import os\nprint(sorted(os.listdir('/')))\nprint(os.path.exists('/proc/self'), os.getppid(), os.path.exists('/sys/kernel'))\nprint(sorted(os.environ)[:2], os.path.exists('/etc/passwd'), os.path.exists('/home'))");
        var lines = seen.Text.Split('\n');
        Assert.DoesNotContain("home", lines[0], StringComparison.Ordinal);
        Assert.Equal("False 1 False", lines[1]);
        Assert.Equal("['HOME', 'LANG'] False False", lines[2]);
    }

    [PythonFact]
    public async Task Nothing_outside_the_scratch_folder_can_be_written()
    {
        const string Code = """
            import os
            for path in ['/x', '/usr/x', '/run/x', '/run/block.py', '/dev/x', '/dev/shm/x', '/proc/sys/kernel/hostname', '/sys/x', '/etc/x', '/bin/x']:
                try:
                    open(path, 'w').write('0')
                    print('wrote', path)
                except OSError:
                    pass
            """;
        Assert.Equal("", (await RunAsync(Code)).Text);
    }

    [PythonFact]
    public async Task The_kernel_refuses_what_could_lead_out()
    {
        const string Code = """
            import ctypes, platform
            libc = ctypes.CDLL(None, use_errno=True)
            calls = dict(unshare=272, mount=165, ptrace=101, keyctl=250, bpf=321, memfd=319, io_uring=425, shmget=29, fork=57, vfork_none=41) if platform.machine() == 'x86_64' \
                else dict(unshare=97, mount=40, ptrace=117, keyctl=219, bpf=280, memfd=279, io_uring=425, shmget=194, socket=198)
            for name, number in calls.items():
                ctypes.set_errno(0)
                if not (libc.syscall(number, 0, 0, 0, 0, 0) == -1 and ctypes.get_errno() == 1):
                    print(name, ctypes.get_errno())
            """;
        Assert.Equal("", (await RunAsync(Code)).Text);
    }

    [PythonTheory]
    [InlineData("import os\nos.symlink('/etc/hostname', 'out.png')\nprint('out.png')")]
    [InlineData("import os\nos.symlink('/', 'root')\nprint('/work/root/etc/hostname')")]
    [InlineData("import os\nos.remove('image.png')\nos.symlink('/etc/hostname', '/work/image.png')\nprint(image_path)")]
    public async Task Links_out_of_the_scratch_folder_are_not_followed(string code)
    {
        var reply = await RunAsync(code);
        Assert.Empty(reply.Pictures);
        Assert.Contains("It is a link", reply.Text, StringComparison.Ordinal);
    }

    [PythonTheory]
    [InlineData("print('../../../../etc/hostname')")]
    [InlineData("print('/etc/hostname')")]
    [InlineData("print('/work/../../etc/hostname')")]
    [InlineData("print('/work')")]
    public async Task Paths_out_of_the_scratch_folder_are_only_text(string code)
    {
        var reply = await RunAsync(code);
        Assert.Empty(reply.Pictures);
        Assert.Equal(code[7..^2], reply.Text);
    }

    [PythonFact]
    public async Task A_pipe_in_place_of_a_picture_blocks_nobody() => Assert.Contains("PermissionError", (await RunAsync("import os\nos.mkfifo('out.png')\nprint('out.png')")).Text, StringComparison.Ordinal);

    [PythonFact]
    public async Task Endless_output_is_ended()
    {
        var reply = await RunAsync("while True: print('x' * 1000)");
        Assert.Equal((SandboxStatus.OverLimit, "Error: the code printed more than 65536 characters and was stopped."), Told(reply));
    }

    [PythonFact]
    public async Task A_full_scratch_folder_ends_the_program()
    {
        var reply = await RunAsync("i = 0\nwhile True:\n    i += 1\n    open(f'f{i}', 'wb').write(b'x' * (8 << 20))");
        Assert.Equal((SandboxStatus.OverLimit, "Error: the code wrote more than 64 MiB of files and was stopped."), Told(reply));
    }

    [PythonFact]
    public async Task Too_many_files_end_the_program() =>
        Assert.Equal((SandboxStatus.OverLimit, "Error: the code made more than 500 files and was stopped."), Told(await RunAsync("for i in range(100000): open(f'f{i}', 'w')")));

    [PythonFact]
    public async Task One_file_is_limited() => Assert.Contains("File too large", (await RunAsync("open('f', 'wb').write(b'x' * (17 << 20))")).Text, StringComparison.Ordinal);

    [PythonFact]
    public async Task A_picture_of_too_many_pixels_is_refused_before_it_is_decoded()
    {
        var reply = await RunAsync($"{WritePng}png('out.png', 60000, 60000, b'')\nprint('out.png')");
        Assert.Equal(SandboxStatus.OverLimit, reply.Status);
        Assert.StartsWith("Error: out.png: ", reply.Text, StringComparison.Ordinal);
        var large = await RunAsync($"{WritePng}png('out.png', 4000, 4000, b'')\nprint('out.png')");
        Assert.Equal("Error: out.png: The picture has 4000 x 4000 pixels; at most 4,194,304 are taken.", large.Text);
    }

    [PythonFact]
    public async Task A_file_that_is_no_picture_is_refused()
    {
        var reply = await RunAsync("open('out.png', 'w').write('hello')\nprint('out.png')");
        Assert.Equal("Error: out.png: The file is not a picture that can be read; save it as PNG.", reply.Text);
    }

    [PythonFact]
    public async Task No_more_pictures_are_taken_than_allowed()
    {
        var reply = await RunAsync($"{WritePng}for i in range(9):\n    png(f'{{i}}.png', 10 + i, 10)\n    print(f'{{i}}.png')");
        Assert.Equal(6, reply.Pictures.Length);
    }

    [PythonFact]
    public async Task Cancelling_ends_the_program_at_once()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var sandbox = await PythonSandbox.StartAsync();
        await using var session = sandbox.Open(figures.Plain);
        var started = DateTime.UtcNow;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunAsync(Code("while True: pass"), figures.Plain, source.Token));
        Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(5));
    }

    [PythonFact]
    public async Task Nothing_is_left_behind()
    {
        var sandbox = await PythonSandbox.StartAsync();
        var before = Scratch();
        await using (var session = sandbox.Open(figures.Plain))
        {
            await session.RunAsync(Code("import os\nos.makedirs('a/b/c')\nos.symlink('/etc', 'a/link')\nos.chmod('a/b', 0)"), figures.Plain, default);
            Assert.NotEqual(before, Scratch());
        }

        Assert.Equal(before, Scratch());
        Assert.True(Directory.Exists("/etc"));
    }

    private static string[] Scratch() => [.. Directory.GetDirectories(Path.GetTempPath(), "flywheel-python-*").Order(StringComparer.Ordinal)];

    private static CodeBlock Code(string code) => new("python", code);

    private static (SandboxStatus, string) Told(SandboxReply reply) => (reply.Status, reply.Text);

    private async Task<SandboxReply> RunAsync(string code, PythonLimits? limits = null)
    {
        var sandbox = await PythonSandbox.StartAsync(limits);
        await using var session = sandbox.Open(figures.Plain);
        return await session.RunAsync(Code(code), figures.Plain, default);
    }
}
