using Flywheel.Model.Training.Reports;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>
/// The steps of a training in at most <see cref="MostPoints"/> buckets of equal width, each with the means of its steps. A training that grows
/// beyond them doubles their width, so memory and pages stay the same however long it is.
/// </summary>
internal sealed class TrainingCurve
{
    /// <summary>The most points of a curve.</summary>
    public const int MostPoints = 400;

    private readonly Bucket[] _buckets = new Bucket[MostPoints];

    /// <summary>Steps a bucket; a power of two.</summary>
    public long Width { get; private set; } = 1;

    /// <summary>The buckets that hold something, in the order of steps.</summary>
    public IEnumerable<(long Index, Bucket Bucket)> Buckets => _buckets.Select((bucket, index) => ((long)index, bucket)).Where(b => b.bucket.Steps > 0 || b.bucket.HeldOut is not null);

    /// <summary>Adds a step.</summary>
    public void Add(StepReport step)
    {
        ref var bucket = ref BucketOf(step.Step);
        bucket.Steps++;
        bucket.Loss += step.Loss;
        bucket.Rate += step.Rate;
        bucket.Norm += step.Norm;
        bucket.Tokens += step.Tokens;
        bucket.Seconds += Math.Max(0, step.Seconds);
    }

    /// <summary>Adds a look at the held-out rows.</summary>
    public void Add(EvaluationReport evaluation)
    {
        ref var bucket = ref BucketOf(Math.Max(1, evaluation.Step));
        (bucket.HeldOut, bucket.Accuracy) = (evaluation.HeldOutLoss, evaluation.Accuracy);
    }

    /// <summary>The same curve in wider buckets.</summary>
    /// <param name="width">A power of two, at least <see cref="Width"/>.</param>
    public TrainingCurve Widened(long width)
    {
        var wider = new TrainingCurve { Width = Width };
        _buckets.CopyTo(wider._buckets, 0);
        while (wider.Width < width)
        {
            wider.Double();
        }

        return wider;
    }

    /// <summary>The middle of a bucket, in steps.</summary>
    public double MiddleOf(long index) => (index * Width) + ((Width + 1) / 2.0);

    private ref Bucket BucketOf(long step)
    {
        while ((step - 1) / Width >= MostPoints)
        {
            Double();
        }

        return ref _buckets[(step - 1) / Width];
    }

    private void Double()
    {
        for (var i = 0; i < MostPoints; i++)
        {
            _buckets[i] = 2 * i < MostPoints ? _buckets[2 * i] + _buckets[(2 * i) + 1] : default;
        }

        Width *= 2;
    }

    /// <summary>Sums over the steps of a bucket; the last look in it at the held-out rows.</summary>
    public struct Bucket
    {
        /// <summary>How many steps.</summary>
        public long Steps;

        /// <summary>The sum of their losses, in nats a token.</summary>
        public double Loss;

        /// <summary>The sum of their learning rates.</summary>
        public double Rate;

        /// <summary>The sum of their gradients' norms.</summary>
        public double Norm;

        /// <summary>Their tokens.</summary>
        public double Tokens;

        /// <summary>Their time.</summary>
        public double Seconds;

        /// <summary>The loss of the held-out rows; null where nobody looked.</summary>
        public double? HeldOut;

        /// <summary>The share of their tokens that was likeliest.</summary>
        public double? Accuracy;

        /// <summary>The mean of a sum; null for no steps.</summary>
        public readonly double? Mean(double sum) => Steps > 0 ? sum / Steps : null;

        public static Bucket operator +(Bucket a, Bucket b) => new()
        {
            Steps = a.Steps + b.Steps,
            Loss = a.Loss + b.Loss,
            Rate = a.Rate + b.Rate,
            Norm = a.Norm + b.Norm,
            Tokens = a.Tokens + b.Tokens,
            Seconds = a.Seconds + b.Seconds,
            HeldOut = b.HeldOut ?? a.HeldOut,
            Accuracy = b.Accuracy ?? a.Accuracy,
        };
    }
}
