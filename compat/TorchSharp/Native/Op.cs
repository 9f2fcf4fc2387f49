namespace TorchSharp.Native;

/// <summary>The operators in use.</summary>
internal static class Op
{
    public static readonly Operator add = new("aten::add", "Tensor"), add_number = new("aten::add", "Scalar"), add_ = new("aten::add_", "Tensor"), add_number_ = new("aten::add_", "Scalar");
    public static readonly Operator sub = new("aten::sub", "Tensor"), sub_number = new("aten::sub", "Scalar");
    public static readonly Operator mul = new("aten::mul", "Tensor"), mul_number = new("aten::mul", "Scalar"), mul_ = new("aten::mul_", "Tensor"), mul_number_ = new("aten::mul_", "Scalar");
    public static readonly Operator div = new("aten::div", "Tensor"), div_number = new("aten::div", "Scalar"), div_ = new("aten::div_", "Tensor");
    public static readonly Operator addcmul_ = new("aten::addcmul_"), addcdiv_ = new("aten::addcdiv_");
    public static readonly Operator neg = new("aten::neg"), abs = new("aten::abs"), exp = new("aten::exp"), log = new("aten::log"), sin = new("aten::sin"), cos = new("aten::cos");
    public static readonly Operator sqrt = new("aten::sqrt"), rsqrt = new("aten::rsqrt"), square = new("aten::square");
    public static readonly Operator silu = new("aten::silu"), silu_ = new("aten::silu_"), gelu = new("aten::gelu");
    public static readonly Operator softmax = new("aten::softmax", "int"), log_softmax = new("aten::log_softmax", "int");
    public static readonly Operator clamp_max = new("aten::clamp_max");
    public static readonly Operator mm = new("aten::mm"), mv = new("aten::mv"), addmv = new("aten::addmv"), matmul = new("aten::matmul"), linear = new("aten::linear");
    public static readonly Operator lt = new("aten::lt", "Tensor"), lt_number = new("aten::lt", "Scalar"), le = new("aten::le", "Tensor"), le_number = new("aten::le", "Scalar");
    public static readonly Operator gt = new("aten::gt", "Tensor"), gt_number = new("aten::gt", "Scalar"), ge = new("aten::ge", "Tensor"), ge_number = new("aten::ge", "Scalar");
    public static readonly Operator eq = new("aten::eq", "Tensor");
    public static readonly Operator logical_not = new("aten::logical_not");

    public static readonly Operator view = new("aten::view"), reshape = new("aten::reshape"), expand = new("aten::expand");
    public static readonly Operator transpose = new("aten::transpose", "int"), t = new("aten::t"), flatten = new("aten::flatten", "using_ints");
    public static readonly Operator squeeze = new("aten::squeeze"), squeeze_dim = new("aten::squeeze", "dim"), unsqueeze = new("aten::unsqueeze"), contiguous = new("aten::contiguous");
    public static readonly Operator narrow = new("aten::narrow"), select = new("aten::select", "int");
    public static readonly Operator split = new("aten::split", "Tensor"), split_sizes = new("aten::split_with_sizes"), chunk = new("aten::chunk"), unbind = new("aten::unbind", "int");
    public static readonly Operator repeat_interleave = new("aten::repeat_interleave", "self_int"), tril = new("aten::tril");
    public static readonly Operator clone = new("aten::clone"), detach = new("aten::detach"), copy_ = new("aten::copy_"), fill_ = new("aten::fill_", "Scalar"), zero_ = new("aten::zero_");
    public static readonly Operator normal_ = new("aten::normal_"), to_type = new("aten::to", "dtype"), to_device = new("aten::to", "device");
    public static readonly Operator cat = new("aten::cat"), stack = new("aten::stack"), where = new("aten::where", "self");

    public static readonly Operator sum = new("aten::sum"), sum_dims = new("aten::sum", "dim_IntList"), mean = new("aten::mean"), mean_dims = new("aten::mean", "dim");
    public static readonly Operator max = new("aten::max"), max_dim = new("aten::max", "dim"), min = new("aten::min"), argmax = new("aten::argmax");
    public static readonly Operator cumsum = new("aten::cumsum"), norm = new("aten::norm", "Scalar"), all = new("aten::all"), any = new("aten::any");
    public static readonly Operator topk = new("aten::topk"), sort = new("aten::sort", "stable"), allclose = new("aten::allclose");

    public static readonly Operator index_select = new("aten::index_select"), index_copy_ = new("aten::index_copy_");
    public static readonly Operator gather = new("aten::gather");
    public static readonly Operator masked_fill = new("aten::masked_fill", "Scalar"), masked_fill_ = new("aten::masked_fill_", "Scalar");

    public static readonly Operator empty = new("aten::empty", "memory_format"), zeros = new("aten::zeros"), ones = new("aten::ones"), full = new("aten::full");
    public static readonly Operator arange = new("aten::arange", "start_step"), rand = new("aten::rand"), rand_seeded = new("aten::rand", "generator"), randn = new("aten::randn"), randn_seeded = new("aten::randn", "generator");
    public static readonly Operator empty_like = new("aten::empty_like"), zeros_like = new("aten::zeros_like");

    public static readonly Operator cross_entropy = new("aten::cross_entropy_loss");
    public static readonly Operator attention = new("aten::scaled_dot_product_attention"), fused_adamw = new("aten::_fused_adamw_");
}
