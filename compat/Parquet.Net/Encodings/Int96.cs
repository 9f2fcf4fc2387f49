using System.Runtime.InteropServices;

namespace Parquet.Encodings;

/// <summary>A point in time as old writers store it. Its layout is the stored one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Int96(long NanosecondsOfDay, int JulianDay);
