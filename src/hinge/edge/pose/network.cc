// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/network.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <openvino/openvino.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "hinge/edge/pose/network_cache.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

#ifdef __SANITIZE_ADDRESS__
/// OpenVINO and its thread library never free what they make once for the process; our own leaks are still
/// told.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libopenvino\nleak:libtbb\nleak:libhwloc\nleak:libfontconfig\n";
}
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif

namespace hinge {
namespace {

ov::AnyMap MakeConfig(const NetworkOptions& options) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return {ov::hint::performance_mode(ov::hint::PerformanceMode::LATENCY),
          ov::hint::inference_precision(ov::element::f32), ov::num_streams(1),
          ov::inference_num_threads(options.threads > 0 ? options.threads : cores),
          // Pinned threads of two programs would all sit on the same first core.
          ov::hint::enable_cpu_pinning(false)};
}

/// One for the process: its plugin takes memory and time to load. Never destroyed, so that no thread of its
/// pool meets unloaded code at the program's end.
ov::Core& Core() {
#ifdef __SANITIZE_ADDRESS__
  setenv("TBB_ENABLE_SANITIZERS", "1",
         0);  // else its thread library is loaded in a way that the sanitizer refuses
#endif
  static ov::Core& core = *new ov::Core;
  return core;
}

/// From the cache, or into it. Nothing when that fails: the cache's fault or the model's, without it we shall
/// know.
std::optional<ov::CompiledModel> CompileCached(const std::filesystem::path& model,
                                               const NetworkOptions& options) {
  if (options.cache_dir.empty()) return std::nullopt;
  const std::filesystem::path dir = options.cache_dir / model.stem();
  if (!PrepareCache(dir)) return std::nullopt;
  ov::AnyMap config = MakeConfig(options);
  config.insert(ov::cache_dir(dir.string()));
  try {
    ov::CompiledModel compiled = Core().compile_model(model.string(), "CPU", config);
    SealCache(dir);
    return compiled;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// Exporters leave the number of pictures open.
std::shared_ptr<ov::Model> ReadForOnePicture(const std::filesystem::path& model) {
  std::shared_ptr<ov::Model> read = Core().read_model(model.string());
  if (read->is_dynamic() && read->inputs().size() == 1) {
    ov::PartialShape shape = read->input().get_partial_shape();
    if (shape.rank().is_static() && shape.size() > 0 && shape[0].is_dynamic()) shape[0] = 1;
    read->reshape(shape);
  }
  return read;
}

ov::CompiledModel Compile(const std::filesystem::path& model, const NetworkOptions& options) {
  if (auto cached = CompileCached(model, options)) return *cached;
  try {
    return Core().compile_model(ReadForOnePicture(model), "CPU", MakeConfig(options));
  } catch (const std::exception&) {
    throw Error(
        fmt::format("the network in {} cannot be loaded", model.filename().string()), model.string(),
        model.extension() == ".onnx"
            ? "Check that it is a whole ONNX file with one input of a fixed size."
            : "run tools/setup in Hinge's folder again; `hinge doctor` tells what else may be missing");
  }
}

void RequireFloats(const ov::Tensor& tensor, const std::filesystem::path& model) {
  if (tensor.get_element_type() == ov::element::f32) return;
  throw Error(fmt::format("the network in {} computes with {} numbers", model.filename().string(),
                          tensor.get_element_type().to_string()),
              model.string(), "Export it with 32-bit floats for its input and outputs.");
}

}  // namespace

class Network::Impl {
 public:
  Impl(const std::filesystem::path& model, const NetworkOptions& options)
      : compiled_(Compile(model, options)), request_(compiled_.create_infer_request()) {
    input_ = request_.get_input_tensor(0);
    for (std::size_t i = 0; i < compiled_.outputs().size(); ++i)
      outputs_.push_back(request_.get_output_tensor(i));
    for (const ov::Tensor& tensor : outputs_) RequireFloats(tensor, model);
    RequireFloats(input_, model);
  }

  std::span<float> input() { return {input_.data<float>(), input_.get_size()}; }
  std::vector<std::size_t> input_shape() const { return input_.get_shape(); }
  std::vector<std::vector<std::size_t>> output_shapes() const {
    std::vector<std::vector<std::size_t>> shapes;
    for (const ov::Tensor& tensor : outputs_) shapes.push_back(tensor.get_shape());
    return shapes;
  }
  std::span<const float> OutputAt(std::size_t number) const {
    HINGE_CHECK(number < outputs_.size(), number, outputs_.size());
    return {outputs_[number].data<const float>(), outputs_[number].get_size()};
  }
  void Run() { request_.infer(); }

  std::span<const float> Output(std::size_t size) const {
    for (const ov::Tensor& tensor : outputs_) {
      if (tensor.get_size() == size) return {tensor.data<const float>(), size};
    }
    HINGE_CHECK(!"the network has an output of this size", size);
    return {};
  }

 private:
  ov::CompiledModel compiled_;
  ov::InferRequest request_;
  ov::Tensor input_;
  std::vector<ov::Tensor> outputs_;
};

Network::Network(const std::filesystem::path& model, const NetworkOptions& options)
    : impl_(std::make_unique<Impl>(model, options)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;
std::span<float> Network::input() { return impl_->input(); }
void Network::Run() { impl_->Run(); }
std::vector<std::size_t> Network::input_shape() const { return impl_->input_shape(); }
std::vector<std::vector<std::size_t>> Network::output_shapes() const { return impl_->output_shapes(); }
std::span<const float> Network::OutputAt(std::size_t number) const { return impl_->OutputAt(number); }
std::span<const float> Network::Output(std::size_t size) const { return impl_->Output(size); }

}  // namespace hinge
