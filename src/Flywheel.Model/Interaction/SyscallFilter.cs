using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Flywheel.Model.Interaction;

/// <summary>
/// The kernel's filter of a sandboxed program, in the form that <c>bwrap --seccomp</c> reads: no new process (threads are allowed), no socket,
/// no name space, mount or trace, no memory that limits do not count. A limit on the number of processes would not do: the kernel leaves root
/// out of it.
/// </summary>
internal static class SyscallFilter
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfSet = 0x45;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7FFF0000;
    private const uint Kill = 0x80000000;
    private const uint NotPermitted = 0x00050000 | 1;
    private const uint NoSuchCall = 0x00050000 | 38;
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;
    private const uint ThreadFlag = 0x00010000;
    private const uint ForeignCalls = 0x40000000;

    /// <summary>Refused before it knows its arguments; the C library then asks for <c>clone</c>, whose flags the filter can read.</summary>
    private const uint Clone3 = 435;

    /// <summary>
    /// fork, vfork, ptrace, mknod(at), mount, umount2, pivot_root, chroot, unshare, setns, keyctl, add_key, request_key, bpf, userfaultfd,
    /// perf_event_open, io_uring_setup, socket, socketpair, process_vm_readv and writev, (f)init_module, open_by_handle_at, kcmp, memfd_create,
    /// shmget, msgget, mq_open.
    /// </summary>
    private static ReadOnlySpan<ushort> DeniedX64 =>
        [57, 58, 101, 133, 259, 165, 166, 155, 161, 272, 308, 250, 248, 249, 321, 323, 298, 425, 41, 53, 310, 311, 175, 313, 304, 312, 319, 29, 68, 240];

    /// <summary>The same; this architecture has neither fork, vfork nor mknod.</summary>
    private static ReadOnlySpan<ushort> DeniedArm64 =>
        [117, 33, 40, 39, 41, 51, 97, 268, 219, 217, 218, 280, 282, 241, 425, 198, 199, 270, 271, 105, 273, 265, 272, 279, 194, 186, 180];

    /// <summary>The filter for this machine.</summary>
    /// <exception cref="SandboxUnavailableException">There is none for its architecture.</exception>
    public static byte[] ForThisMachine() => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => Build(0xC000003E, 56, DeniedX64),
        Architecture.Arm64 => Build(0xC00000B7, 220, DeniedArm64),
        var other => throw new SandboxUnavailableException($"Python code is run on x64 and arm64 only; this machine is {other}."),
    };

    private static byte[] Build(uint architecture, uint clone, ReadOnlySpan<ushort> denied)
    {
        var program = new List<byte>();
        Add(program, LoadWord, ArchitectureOffset);
        Add(program, JumpIfEqual, architecture, ifTrue: 1);
        Add(program, Return, Kill);
        Add(program, LoadWord, NumberOffset);
        Refuse(program, JumpIfAtLeast, ForeignCalls, NotPermitted);
        foreach (var call in denied)
        {
            Refuse(program, JumpIfEqual, call, NotPermitted);
        }

        Refuse(program, JumpIfEqual, Clone3, NoSuchCall);
        Add(program, JumpIfEqual, clone, ifFalse: 3);
        Add(program, LoadWord, FirstArgumentOffset);
        Add(program, JumpIfSet, ThreadFlag, ifTrue: 1);
        Add(program, Return, NotPermitted);
        Add(program, Return, Allow);
        return [.. program];
    }

    private static void Refuse(List<byte> program, ushort test, uint value, uint result)
    {
        Add(program, test, value, ifFalse: 1);
        Add(program, Return, result);
    }

    private static void Add(List<byte> program, ushort operation, uint value, byte ifTrue = 0, byte ifFalse = 0)
    {
        Span<byte> instruction = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(instruction, operation);
        (instruction[2], instruction[3]) = (ifTrue, ifFalse);
        BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], value);
        program.AddRange(instruction);
    }
}
