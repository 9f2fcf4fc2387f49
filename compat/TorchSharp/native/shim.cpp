// The C face of libtorch that the managed side binds to: operators are called by name through ATen's boxed dispatcher, so
// one small file compiles against libtorch 1.13 and every 2.x and does not grow with the operators that are used.
//
// Conventions: a tensor is a heap-allocated at::Tensor owned by the caller; a function that fails returns -1 or null and
// leaves its message in flt_error (one per thread); no exception crosses this border.
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <cstring>
#include <string>
#include <vector>

namespace {

thread_local std::string error;
// What the latest call on this thread returned beyond the caller's buffer.
thread_local std::vector<at::Tensor*> overflow;

// An operator and the defaults of its trailing arguments, which callers may leave out.
struct Operator {
  c10::OperatorHandle handle;
  std::vector<c10::IValue> defaults;
  size_t required;
};

enum Tag : int32_t { kNone, kTensor, kInt, kDouble, kBool, kInts, kTensors, kOptionalTensors, kDevice, kGenerator, kDoubles, kString };

struct Argument {
  int32_t tag;
  int32_t count;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

using OptionalTensor = std::decay_t<decltype(std::declval<c10::IValue>().toOptional<at::Tensor>())>;

template <class F, class R>
R guarded(R failure, F body) {
  try {
    return body();
  } catch (const c10::Error& e) {
    error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    error = e.what();
  } catch (...) {
    error = "libtorch threw something that is no exception";
  }
  return failure;
}

at::Tensor& tensor(void* handle) { return *static_cast<at::Tensor*>(handle); }
void* own(at::Tensor value) { return new at::Tensor(std::move(value)); }

c10::Device device(int64_t packed) {
  // type in the low byte, index + 1 above it: 0 is "the current one"
  return c10::Device(static_cast<c10::DeviceType>(packed & 0xff), static_cast<c10::DeviceIndex>((packed >> 8) - 1));
}

c10::IValue value(const Argument& a) {
  switch (a.tag) {
    case kTensor: return tensor(a.pointer);
    case kInt: return a.integer;
    case kDouble: return a.real;
    case kBool: return a.integer != 0;
    case kInts: {
      auto* p = static_cast<int64_t*>(a.pointer);
      return std::vector<int64_t>(p, p + a.count);
    }
    case kDoubles: {
      auto* p = static_cast<double*>(a.pointer);
      return std::vector<double>(p, p + a.count);
    }
    case kTensors: {
      auto** p = static_cast<at::Tensor**>(a.pointer);
      std::vector<at::Tensor> list;
      list.reserve(a.count);
      for (int i = 0; i < a.count; i++) list.push_back(*p[i]);
      return list;
    }
    case kOptionalTensors: {
      auto** p = static_cast<at::Tensor**>(a.pointer);
      c10::List<OptionalTensor> list;
      for (int i = 0; i < a.count; i++) list.push_back(p[i] ? OptionalTensor(*p[i]) : OptionalTensor());
      return list;
    }
    case kDevice: return device(a.integer);
    case kGenerator: return *static_cast<at::Generator*>(a.pointer);
    case kString: return std::string(static_cast<const char*>(a.pointer), a.count);
    default: return c10::IValue();
  }
}

}  // namespace

extern "C" {

const char* flt_error() { return error.c_str(); }
const char* flt_version() { return TORCH_VERSION; }
int flt_cuda_devices() { return guarded(0, [] { return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0; }); }
int flt_cuda_synchronize(int64_t index) { return guarded(-1, [=] { torch::cuda::synchronize(index); return 0; }); }
int flt_threads() { return at::get_num_threads(); }
int flt_set_threads(int count) { return guarded(-1, [=] { at::set_num_threads(count); return 0; }); }

void* flt_operator(const char* name, const char* overload) {
  return guarded(static_cast<void*>(nullptr), [=]() -> void* {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!found) {
      error = std::string("libtorch " TORCH_VERSION " has no operator ") + name + "." + overload;
      return nullptr;
    }
    auto* op = new Operator{*found, {}, 0};
    for (const auto& argument : found->schema().arguments()) {
      if (argument.default_value()) {
        op->defaults.push_back(*argument.default_value());
      } else {
        op->defaults.emplace_back();
        op->required = op->defaults.size();
      }
    }
    return op;
  });
}

// Returns how many tensors came back; up to capacity of them are in results, the others are fetched with flt_overflow.
// A number or truth value that came back is in scalar.
int flt_call(void* handle, const Argument* arguments, int count, void** results, int capacity, double* scalar) {
  return guarded(-1, [=]() -> int {
    auto& op = *static_cast<Operator*>(handle);
    if (static_cast<size_t>(count) < op.required || static_cast<size_t>(count) > op.defaults.size()) {
      error = op.handle.schema().name() + " takes " + std::to_string(op.required) + " to " + std::to_string(op.defaults.size()) + " arguments, not " + std::to_string(count);
      return -1;
    }
    torch::jit::Stack stack;
    stack.reserve(op.defaults.size());
    for (int i = 0; i < count; i++) stack.push_back(value(arguments[i]));
    for (size_t i = count; i < op.defaults.size(); i++) stack.push_back(op.defaults[i]);
    op.handle.callBoxed(&stack);
    int total = 0;
    overflow.clear();
    auto give = [&](at::Tensor t) {
      auto* owned = new at::Tensor(std::move(t));
      if (total < capacity) results[total] = owned; else overflow.push_back(owned);
      total++;
    };
    for (auto& result : stack) {
      if (result.isTensor()) give(std::move(result).toTensor());
      else if (result.isTensorList()) for (at::Tensor t : result.toTensorList()) give(std::move(t));
      else if (result.isDouble()) *scalar = result.toDouble();
      else if (result.isInt()) *scalar = static_cast<double>(result.toInt());
      else if (result.isBool()) *scalar = result.toBool();
    }
    return total;
  });
}

void flt_overflow(void** results) {
  for (size_t i = 0; i < overflow.size(); i++) results[i] = overflow[i];
  overflow.clear();
}

void flt_free(void* t) { delete static_cast<at::Tensor*>(t); }
void* flt_alias(void* t) { return guarded(static_cast<void*>(nullptr), [=] { return own(tensor(t)); }); }

// What a managed tensor keeps: dtype, device and shape. Returns the number of dimensions, of which capacity are written.
int flt_describe(void* t, int* dtype, int64_t* where, int64_t* sizes, int capacity) {
  auto& self = tensor(t);
  *dtype = static_cast<int>(self.scalar_type());
  *where = (static_cast<int64_t>(self.device().type()) & 0xff) | (static_cast<int64_t>(self.device().index() + 1) << 8);
  int n = static_cast<int>(self.dim());
  for (int i = 0; i < n && i < capacity; i++) sizes[i] = self.size(i);
  return n;
}

int flt_strides(void* t, int64_t* strides) {
  auto& self = tensor(t);
  for (int i = 0; i < self.dim(); i++) strides[i] = self.stride(i);
  return 0;
}

int flt_is_contiguous(void* t) { return tensor(t).is_contiguous(); }
void* flt_data(void* t) { return guarded(static_cast<void*>(nullptr), [=] { return tensor(t).data_ptr(); }); }

// Reads the one element of a tensor as both kinds of number: a double does not hold every 64-bit integer.
int flt_item(void* t, int64_t* integer, double* real) {
  return guarded(-1, [=] {
    auto scalar = tensor(t).item();
    *real = scalar.toDouble();
    *integer = scalar.isIntegral(true) ? scalar.toLong() : 0;
    return 0;
  });
}

int flt_requires_grad(void* t) { return tensor(t).requires_grad(); }
int flt_set_requires_grad(void* t, int on) { return guarded(-1, [=] { tensor(t).requires_grad_(on != 0); return 0; }); }
int flt_is_leaf(void* t) { return guarded(-1, [=] { return static_cast<int>(tensor(t).is_leaf()); }); }
int flt_backward(void* t) { return guarded(-1, [=] { tensor(t).backward(); return 0; }); }

void* flt_grad(void* t) {
  return guarded(static_cast<void*>(nullptr), [=]() -> void* {
    const auto& g = tensor(t).grad();
    return g.defined() ? own(g) : nullptr;
  });
}

int flt_set_grad(void* t, void* g) {
  return guarded(-1, [=] { tensor(t).mutable_grad() = g ? tensor(g) : at::Tensor(); return 0; });
}

int flt_grad_mode() { return c10::GradMode::is_enabled(); }
void flt_set_grad_mode(int on) { c10::GradMode::set_enabled(on != 0); }
void* flt_inference(int on) { return new c10::InferenceMode(on != 0); }
void flt_end_inference(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

void* flt_generator(int64_t where, uint64_t seed) {
  return guarded(static_cast<void*>(nullptr), [=]() -> void* {
    auto d = device(where);
    auto generator = d.is_cpu() ? at::detail::createCPUGenerator(seed) : at::globalContext().defaultGenerator(d).clone();
    if (!d.is_cpu()) {
      std::lock_guard<std::mutex> lock(generator.mutex());
      generator.set_current_seed(seed);
    }
    return new at::Generator(std::move(generator));
  });
}

int flt_generator_seed(void* g, uint64_t seed) {
  return guarded(-1, [=] {
    auto& generator = *static_cast<at::Generator*>(g);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
    return 0;
  });
}

void flt_generator_free(void* g) { delete static_cast<at::Generator*>(g); }
int flt_manual_seed(uint64_t seed) { return guarded(-1, [=] { at::manual_seed(seed); return 0; }); }

}  // extern "C"
