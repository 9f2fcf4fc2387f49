using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Op.add.Call(this, target);
        public Tensor add(Scalar scalar) => Op.add_number.Call(this, scalar);
        public Tensor add_(Tensor target) => Op.add_.CallInPlace(this, this, target);
        public Tensor add_(Tensor target, Scalar alpha) => Op.add_.CallInPlace(this, this, target, alpha);
        public Tensor add_(Scalar scalar) => Op.add_number_.CallInPlace(this, this, scalar);
        public Tensor sub(Tensor target) => Op.sub.Call(this, target);
        public Tensor sub(Scalar target) => Op.sub_number.Call(this, target);
        public Tensor mul(Tensor target) => Op.mul.Call(this, target);
        public Tensor mul(Scalar target) => Op.mul_number.Call(this, target);
        public Tensor mul_(Tensor target) => Op.mul_.CallInPlace(this, this, target);
        public Tensor mul_(Scalar target) => Op.mul_number_.CallInPlace(this, this, target);
        public Tensor div_(Tensor target) => Op.div_.CallInPlace(this, this, target);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul_.CallInPlace(this, this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv_.CallInPlace(this, this, tensor1, tensor2, value);
        public Tensor neg() => Op.neg.Call(this);
        public Tensor abs() => Op.abs.Call(this);
        public Tensor exp() => Op.exp.Call(this);
        public Tensor log() => Op.log.Call(this);
        public Tensor sin() => Op.sin.Call(this);
        public Tensor cos() => Op.cos.Call(this);
        public Tensor sqrt() => Op.sqrt.Call(this);
        public Tensor rsqrt() => Op.rsqrt.Call(this);
        public Tensor square() => Op.square.Call(this);
        public Tensor silu() => Op.silu.Call(this);
        public Tensor silu_() => Op.silu_.CallInPlace(this, this);
        public Tensor gelu() => Op.gelu.Call(this);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Op.softmax.Call(this, dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Op.log_softmax.Call(this, dim, dtype);
        public Tensor clamp_max(Scalar max) => Op.clamp_max.Call(this, max);

        public Tensor mm(Tensor target) => Op.mm.Call(this, target);
        public Tensor matmul(Tensor target) => Op.matmul.Call(this, target);
        public Tensor mv(Tensor target) => Op.mv.Call(this, target);
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Op.addmv.Call(this, mat, vec, (double)beta, (double)alpha);

        public Tensor lt(Tensor target) => Op.lt.Call(this, target);
        public Tensor lt(Scalar target) => Op.lt_number.Call(this, target);
        public Tensor le(Tensor target) => Op.le.Call(this, target);
        public Tensor le(Scalar target) => Op.le_number.Call(this, target);
        public Tensor gt(Tensor target) => Op.gt.Call(this, target);
        public Tensor gt(Scalar target) => Op.gt_number.Call(this, target);
        public Tensor ge(Tensor target) => Op.ge.Call(this, target);
        public Tensor ge(Scalar target) => Op.ge_number.Call(this, target);
        public Tensor eq(Tensor target) => Op.eq.Call(this, target);
        public Tensor logical_not() => Op.logical_not.Call(this);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);
        public static Tensor operator +(Tensor left, int right) => left.add(right);
        public static Tensor operator +(Tensor left, long right) => left.add(right);
        public static Tensor operator +(Tensor left, float right) => left.add(right);
        public static Tensor operator +(Tensor left, double right) => left.add(right);
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);
        public static Tensor operator -(Tensor left, int right) => left.sub(right);
        public static Tensor operator -(Tensor left, long right) => left.sub(right);
        public static Tensor operator -(Tensor left, float right) => left.sub(right);
        public static Tensor operator -(Tensor left, double right) => left.sub(right);
        public static Tensor operator -(Tensor tensor) => tensor.neg();
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);
        public static Tensor operator *(Tensor left, int right) => left.mul(right);
        public static Tensor operator *(Tensor left, long right) => left.mul(right);
        public static Tensor operator *(Tensor left, float right) => left.mul(right);
        public static Tensor operator *(Tensor left, double right) => left.mul(right);
        public static Tensor operator *(double left, Tensor right) => right.mul(left);
        public static Tensor operator /(Tensor left, Tensor right) => Op.div.Call(left, right);
        public static Tensor operator /(Tensor left, int right) => Op.div_number.Call(left, right);
        public static Tensor operator /(Tensor left, long right) => Op.div_number.Call(left, right);
        public static Tensor operator /(Tensor left, float right) => Op.div_number.Call(left, right);
        public static Tensor operator /(Tensor left, double right) => Op.div_number.Call(left, right);
    }
}
