// What the model's decoding gains from on a GPU beyond single tensor operations: recorded steps, the small operations between
// products as one kernel each, and the choice of tokens. Every function works on tensors by handle (at::Tensor*), so it serves
// any program that holds such handles; a function that fails returns -1 or null and leaves its message in flc_error.
#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <ATen/cuda/CUDAContext.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAException.h>
#include <c10/cuda/CUDAStream.h>

#include <algorithm>
#include <climits>
#include <string>

namespace {

thread_local std::string error;

template <class F, class R>
R guarded(R failure, F body) {
  try {
    return body();
  } catch (const c10::Error& e) {
    error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    error = e.what();
  }
  return failure;
}

at::Tensor& tensor(void* handle) { return *static_cast<at::Tensor*>(handle); }

struct Recording {
  at::cuda::CUDAGraph graph;
  c10::cuda::CUDAStream outside;
};

constexpr int kThreads = 256;
constexpr int kSampleThreads = 1024;

// The sum (or another fold) over a block, for all of its threads, always in the same order.
template <class T, class Fold>
__device__ T fold_block(T value, T* shared, Fold fold) {
  for (int offset = 16; offset > 0; offset >>= 1) value = fold(value, __shfl_down_sync(0xffffffffu, value, offset));
  int warp = threadIdx.x / 32;
  __syncthreads();
  if (threadIdx.x % 32 == 0) shared[warp] = value;
  __syncthreads();
  if (threadIdx.x == 0) {
    T total = shared[0];
    for (int i = 1; i < static_cast<int>(blockDim.x) / 32; i++) total = fold(total, shared[i]);
    shared[0] = total;
  }
  __syncthreads();
  return shared[0];
}

// One row a block. Rounded to the weights' type before the scale is applied, as the composed operations do.
template <class T>
__global__ void normalize_rows(const T* input, const T* weight, T* output, int64_t width, float epsilon) {
  __shared__ float shared[32];
  const T* row = input + blockIdx.x * width;
  float sum = 0;
  for (int64_t i = threadIdx.x; i < width; i += blockDim.x) {
    float x = static_cast<float>(row[i]);
    sum += x * x;
  }
  sum = fold_block(sum, shared, [](float a, float b) { return a + b; });
  float scale = rsqrtf(sum / width + epsilon);
  for (int64_t i = threadIdx.x; i < width; i += blockDim.x) {
    T scaled = static_cast<T>(static_cast<float>(row[i]) * scale);
    output[blockIdx.x * width + i] = static_cast<T>(static_cast<float>(scaled) * static_cast<float>(weight[i]));
  }
}

template <class T>
__global__ void gate_rows(const T* both, T* output, int64_t half, int64_t count) {
  for (int64_t i = blockIdx.x * static_cast<int64_t>(blockDim.x) + threadIdx.x; i < count; i += static_cast<int64_t>(gridDim.x) * blockDim.x) {
    const T* row = both + (i / half) * 2 * half;
    float gate = static_cast<float>(row[i % half]);
    T silu = static_cast<T>(gate / (1.0f + expf(-gate)));
    output[i] = static_cast<T>(static_cast<float>(silu) * static_cast<float>(row[half + i % half]));
  }
}

// Whole numbers in the order of the floats they stand for.
__device__ uint32_t ordered(float x) {
  uint32_t bits = __float_as_uint(x);
  return bits & 0x80000000u ? ~bits : bits | 0x80000000u;
}

// One lane a block: temperature, then the k likeliest, then the fewest with the given share, then a draw in vocabulary order.
// Both filters are thresholds on the logit, found bit by bit; nothing is sorted. settings: temperature, top p, top k, uniform.
__global__ void sample_rows(const float* logits, const float* settings, int64_t* tokens, int64_t vocabulary) {
  __shared__ float shared[32];
  __shared__ int shared_counts[32];
  __shared__ float prefix[kSampleThreads];
  const float* row = logits + blockIdx.x * vocabulary;
  float temperature = settings[blockIdx.x * 4], share = settings[blockIdx.x * 4 + 1], uniform = settings[blockIdx.x * 4 + 3];
  int64_t most = static_cast<int64_t>(settings[blockIdx.x * 4 + 2]);
  auto add = [](float a, float b) { return a + b; };

  float peak = -INFINITY;
  for (int64_t i = threadIdx.x; i < vocabulary; i += blockDim.x) peak = fmaxf(peak, row[i]);
  peak = fold_block(peak, shared, [](float a, float b) { return fmaxf(a, b); });
  if (temperature == 0) {
    int first = INT_MAX;
    for (int64_t i = threadIdx.x; i < vocabulary; i += blockDim.x) {
      if (row[i] == peak) { first = static_cast<int>(i); break; }
    }
    first = fold_block(first, shared_counts, [](int a, int b) { return min(a, b); });
    if (threadIdx.x == 0) tokens[blockIdx.x] = first == INT_MAX ? 0 : first;
    return;
  }

  uint32_t threshold = 0;
  if (most > 0 && most < vocabulary) {
    for (int bit = 31; bit >= 0; bit--) {
      uint32_t trial = threshold | (1u << bit);
      int count = 0;
      for (int64_t i = threadIdx.x; i < vocabulary; i += blockDim.x) count += ordered(row[i]) >= trial;
      if (fold_block(count, shared_counts, [](int a, int b) { return a + b; }) >= most) threshold = trial;
    }
  }
  auto mass_from = [&](uint32_t from) {
    float mass = 0;
    for (int64_t i = threadIdx.x; i < vocabulary; i += blockDim.x) {
      if (ordered(row[i]) >= from) mass += expf((row[i] - peak) / temperature);
    }
    return fold_block(mass, shared, add);
  };
  if (share < 1) {
    float wanted = share * mass_from(threshold);
    uint32_t narrowed = 0;
    for (int bit = 31; bit >= 0; bit--) {
      uint32_t trial = narrowed | (1u << bit);
      if (mass_from(max(trial, threshold)) >= wanted) narrowed = trial;
    }
    threshold = max(threshold, narrowed);
  }

  // Each thread has a stretch of the vocabulary; the first whose running sum passes the target has the token.
  int64_t stretch = (vocabulary + blockDim.x - 1) / blockDim.x, start = threadIdx.x * stretch, end = min(start + stretch, vocabulary);
  float own = 0;
  for (int64_t i = start; i < end; i++) {
    if (ordered(row[i]) >= threshold) own += expf((row[i] - peak) / temperature);
  }
  prefix[threadIdx.x] = own;
  __syncthreads();
  if (threadIdx.x == 0) {
    float sum = 0;
    for (int i = 0; i < static_cast<int>(blockDim.x); i++) {
      float next = sum + prefix[i];
      prefix[i] = sum;
      sum = next;
    }
    float target = uniform * sum;
    int owner = 0;
    for (int i = 0; i < static_cast<int>(blockDim.x); i++) {
      if (prefix[i] <= target) owner = i;
    }
    float running = prefix[owner];
    int64_t chosen = -1;
    for (; owner >= 0 && chosen < 0; owner--) {
      int64_t from = owner * stretch, to = min(from + stretch, vocabulary);
      running = prefix[owner];
      for (int64_t i = from; i < to; i++) {
        if (ordered(row[i]) < threshold) continue;
        running += expf((row[i] - peak) / temperature);
        chosen = i;
        if (running > target) break;
      }
    }
    tokens[blockIdx.x] = max(chosen, static_cast<int64_t>(0));
  }
}

}  // namespace

extern "C" {

const char* flc_error() { return error.c_str(); }

// Begins to record what this thread asks of the GPU. Graphs that share memory must not be in use at the same time.
void* flc_graph_begin(void* sharing) {
  return guarded(static_cast<void*>(nullptr), [=]() -> void* {
    auto outside = c10::cuda::getCurrentCUDAStream();
    C10_CUDA_CHECK(cudaDeviceSynchronize());
    auto* recording = new Recording{at::cuda::CUDAGraph(), outside};
    c10::cuda::setCurrentCUDAStream(c10::cuda::getStreamFromPool());
    try {
      if (sharing) recording->graph.capture_begin(static_cast<Recording*>(sharing)->graph.pool());
      else recording->graph.capture_begin();
      return recording;
    } catch (...) {
      c10::cuda::setCurrentCUDAStream(outside);
      delete recording;
      throw;
    }
  });
}

int flc_graph_end(void* handle) {
  auto* recording = static_cast<Recording*>(handle);
  int result = guarded(-1, [=] { recording->graph.capture_end(); return 0; });
  c10::cuda::setCurrentCUDAStream(recording->outside);
  return result;
}

int flc_graph_replay(void* handle) { return guarded(-1, [=] { static_cast<Recording*>(handle)->graph.replay(); return 0; }); }
void flc_graph_free(void* handle) { delete static_cast<Recording*>(handle); }

int flc_normalize(void* input, void* weight, void* output, double epsilon) {
  return guarded(-1, [=] {
    auto& x = tensor(input);
    int64_t width = x.size(-1), rows = x.numel() / width;
    if (rows == 0) return 0;
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, x.scalar_type(), "normalize", [&] {
      normalize_rows<scalar_t><<<rows, kThreads, 0, c10::cuda::getCurrentCUDAStream()>>>(
          x.data_ptr<scalar_t>(), tensor(weight).data_ptr<scalar_t>(), tensor(output).data_ptr<scalar_t>(), width, static_cast<float>(epsilon));
    });
    C10_CUDA_CHECK(cudaGetLastError());
    return 0;
  });
}

int flc_gate(void* both, void* output) {
  return guarded(-1, [=] {
    auto& x = tensor(both);
    int64_t half = x.size(-1) / 2, count = x.numel() / 2;
    if (count == 0) return 0;
    int blocks = static_cast<int>(std::min<int64_t>((count + kThreads - 1) / kThreads, 65535));
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, x.scalar_type(), "gate", [&] {
      gate_rows<scalar_t><<<blocks, kThreads, 0, c10::cuda::getCurrentCUDAStream()>>>(x.data_ptr<scalar_t>(), tensor(output).data_ptr<scalar_t>(), half, count);
    });
    C10_CUDA_CHECK(cudaGetLastError());
    return 0;
  });
}

// logits [lanes, vocabulary] and settings [lanes, 4] in single precision, tokens [lanes] of 64 bits; all contiguous.
int flc_sample(void* logits, void* settings, void* tokens) {
  return guarded(-1, [=] {
    auto& x = tensor(logits);
    TORCH_CHECK(x.scalar_type() == at::kFloat && x.is_contiguous() && tensor(settings).is_contiguous(), "logits and settings must be contiguous and in single precision");
    sample_rows<<<x.size(0), kSampleThreads, 0, c10::cuda::getCurrentCUDAStream()>>>(
        x.data_ptr<float>(), tensor(settings).data_ptr<float>(), tensor(tokens).data_ptr<int64_t>(), x.size(1));
    C10_CUDA_CHECK(cudaGetLastError());
    return 0;
  });
}

}  // extern "C"
