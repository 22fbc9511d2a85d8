// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/formats/c3d_events.h"
#include "hinge/edge/formats/c3d_header.h"
#include "hinge/edge/formats/text_file.h"

namespace hinge {
namespace {

/// Texts for `count` columns: short lists are filled with "", long ones cut.
std::vector<std::string> Labels(const C3dParameters& parameters, std::string_view group,
                                std::string_view name, std::size_t count) {
  std::vector<std::string> labels = FindTexts(parameters, group, name);
  labels.resize(count);
  return labels;
}

double MetresPerUnit(const C3dBytes& bytes, const C3dParameters& parameters) {
  const std::vector<std::string> units = FindTexts(parameters, "POINT", "UNITS");
  const std::string unit = units.empty() ? "" : MakeCapitals(units[0].substr(0, 4));
  for (const auto& [word, metres] :
       {std::pair{"", 0.001}, {"MM", 0.001}, {"CM", 0.01}, {"M", 1.0}, {"METE", 1.0}}) {
    if (unit == word) return metres;
  }
  bytes.Fail(fmt::format("points are in \"{}\"; mm, cm and m are known", units[0].substr(0, 20)));
}

/// One value of the data section: a number and whether it is stored as a float.
struct DataReader {
  const C3dBytes& bytes;
  bool floats;
  std::size_t size() const { return floats ? 4 : 2; }
  float Value(std::size_t at) const {
    return floats ? bytes.Float(at) : static_cast<float>(bytes.SignedWord(at));
  }
};

/// The fourth value of a point: residual in the low byte, cameras in the high one, below zero when it was not
/// seen.
float Residual_m(float word, double scale_m) {
  if (!(word >= 0 && word < 65536)) return -1;
  return static_cast<float>((static_cast<int>(word) & 0xff) * scale_m);
}

void ReadPoints(const DataReader& data, const C3dHeader& header, C3dPoints& points) {
  const double unit = points.metres_per_unit;
  const double scale = data.floats ? unit : unit * header.scale;
  const double residual_scale = unit * std::abs(header.scale);
  const std::size_t count = points.labels.size(), size = data.size();
  points.p_L_m.reserve(points.frames * count);
  points.residual_m.reserve(points.frames * count);
  for (std::size_t frame = 0; frame < points.frames; ++frame) {
    std::size_t at = header.data_start + frame * header.FrameBytes();
    for (std::size_t i = 0; i < count; ++i, at += 4 * size) {
      const Eigen::Vector3d p(data.Value(at), data.Value(at + size), data.Value(at + 2 * size));
      points.p_L_m.push_back((scale * p).cast<float>());
      points.residual_m.push_back(Residual_m(data.Value(at + 3 * size), residual_scale));
    }
  }
}

struct Channel {
  double offset = 0, scale = 1;
};

std::vector<Channel> Channels(const C3dParameters& parameters, std::size_t count, bool is_unsigned) {
  const std::vector<double> scales = FindNumbers(parameters, "ANALOG", "SCALE");
  const std::vector<double> offsets = FindNumbers(parameters, "ANALOG", "OFFSET");
  const double general = FindNumber(parameters, "ANALOG", "GEN_SCALE").value_or(1);
  std::vector<Channel> channels(count);
  for (std::size_t i = 0; i < count; ++i) {
    channels[i].scale = general * (i < scales.size() ? scales[i] : 1);
    if (i < offsets.size()) channels[i].offset = offsets[i];
    if (is_unsigned && channels[i].offset < 0) channels[i].offset += 65536;
  }
  return channels;
}

bool IsUnsigned(const C3dParameters& parameters) {
  const std::vector<std::string> format = FindTexts(parameters, "ANALOG", "FORMAT");
  return !format.empty() && format[0] == "UNSIGNED";
}

void ReadAnalog(const DataReader& data, const C3dHeader& header, const C3dFile& file, C3dAnalog& analog) {
  const bool is_unsigned = IsUnsigned(file.parameters);
  const std::vector<Channel> channels = Channels(file.parameters, analog.labels.size(), is_unsigned);
  const std::size_t before = 4 * data.size() * file.points.labels.size();
  analog.values.reserve(analog.samples * channels.size());
  for (std::size_t sample = 0; sample < analog.samples; ++sample) {
    const std::size_t frame = sample / header.samples_per_frame, within = sample % header.samples_per_frame;
    std::size_t at =
        header.data_start + frame * header.FrameBytes() + before + within * channels.size() * data.size();
    for (const Channel& channel : channels) {
      double value = data.Value(at);
      if (is_unsigned && !data.floats && value < 0) value += 65536;
      analog.values.push_back(static_cast<float>((value - channel.offset) * channel.scale));
      at += data.size();
    }
  }
}

void SetShape(const C3dBytes& bytes, const C3dHeader& header, C3dFile& file) {
  C3dPoints& points = file.points;
  points.rate_hz = header.rate_hz;
  points.metres_per_unit = MetresPerUnit(bytes, file.parameters);
  points.labels = Labels(file.parameters, "POINT", "LABELS", header.points);
  points.frames = header.frames;
  C3dAnalog& analog = file.analog;
  const std::size_t channels = header.channels();
  analog.rate_hz = header.rate_hz * static_cast<double>(header.samples_per_frame);
  analog.labels = Labels(file.parameters, "ANALOG", "LABELS", channels);
  analog.units = Labels(file.parameters, "ANALOG", "UNITS", channels);
  analog.samples = channels == 0 ? 0 : header.frames * header.samples_per_frame;
}

}  // namespace

C3dFile ParseC3d(std::string_view text, const std::string& where) {
  const std::size_t parameters_start = FindC3dParameterStart(C3dBytes(text, where));
  C3dFile file;
  file.processor = FindC3dProcessor(C3dBytes(text, where), parameters_start);
  const C3dBytes bytes(text, where, file.processor);
  file.parameters = ReadC3dParameters(bytes, parameters_start, FindC3dDataStart(bytes));
  const C3dHeader header = ReadC3dHeader(bytes, file.parameters);
  file.stores_floats = header.scale < 0;
  file.first_frame = header.first_frame;
  SetShape(bytes, header, file);
  const DataReader data{bytes, file.stores_floats};
  ReadPoints(data, header, file.points);
  ReadAnalog(data, header, file, file.analog);
  file.events = FindC3dEvents(bytes, file.parameters);
  return file;
}

C3dFile ReadC3d(const std::filesystem::path& path) {
  return ParseC3d(ReadTextFile(path, kLargestC3d_bytes), path.string());
}

}  // namespace hinge
