namespace TorchSharp;

public static partial class torch
{
    /// <summary>A device and, where it has several of its kind, which one; -1 is the current one.</summary>
    public class Device
    {
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(string description)
        {
            var parts = description.Split(':');
            type = parts[0] switch
            {
                "cpu" => DeviceType.CPU,
                "cuda" => DeviceType.CUDA,
                _ => throw new ArgumentException($"Unknown device \"{description}\": cpu, cuda or cuda:N is expected.", nameof(description)),
            };
            index = parts.Length == 1 ? -1 : int.Parse(parts[1]);
        }

        public DeviceType type { get; }

        public int index { get; }

        internal long Packed => (long)type | ((long)(index + 1) << 8);

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => index < 0 ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";

        internal static Device Unpack(long packed) => new((DeviceType)(packed & 0xff), (int)(packed >> 8) - 1);

        /// <summary>Whether something on the other device is on this one: no index means any of the type.</summary>
        internal bool Holds(Device other) => type == other.type && (index < 0 || type == DeviceType.CPU || index == other.index);
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static Device CUDA { get; } = new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
}
