// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d_events.h"

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

constexpr std::size_t kMostHeaderEvents = 18;
constexpr int kLongLabels = 12345;  // in word 150: the header's labels have four letters

std::string TextOr(const std::vector<std::string>& texts, std::size_t idx) {
  return idx < texts.size() ? texts[idx] : std::string();
}

std::vector<C3dEvent> ParameterEvents(const C3dParameters& parameters) {
  const std::vector<double> times = FindNumbers(parameters, "EVENT", "TIMES");
  const std::vector<std::string> labels = FindTexts(parameters, "EVENT", "LABELS");
  const std::vector<std::string> contexts = FindTexts(parameters, "EVENT", "CONTEXTS");
  const double used = FindNumber(parameters, "EVENT", "USED").value_or(static_cast<double>(times.size() / 2));
  std::vector<C3dEvent> events;
  for (std::size_t i = 0; 2 * i + 1 < times.size() && static_cast<double>(i) < used; ++i) {
    events.push_back({60 * times[2 * i] + times[2 * i + 1], TextOr(labels, i), TextOr(contexts, i)});
  }
  return events;
}

std::vector<C3dEvent> HeaderEvents(const C3dBytes& bytes) {
  const std::size_t times = 2 * (153 - 1), labels = 2 * (199 - 1);
  std::vector<C3dEvent> events;
  if (bytes.Word(2 * (150 - 1)) != kLongLabels) return events;
  const std::size_t count = std::min<std::size_t>(bytes.Word(2 * (151 - 1)), kMostHeaderEvents);
  for (std::size_t i = 0; i < count; ++i) {
    events.push_back({bytes.Float(times + 4 * i), TrimC3dText(bytes.Text(labels + 4 * i, 4)), ""});
  }
  return events;
}

}  // namespace

std::vector<C3dEvent> FindC3dEvents(const C3dBytes& bytes, const C3dParameters& parameters) {
  std::vector<C3dEvent> events = ParameterEvents(parameters);
  if (events.empty()) events = HeaderEvents(bytes);
  std::erase_if(events, [](const C3dEvent& event) { return !std::isfinite(event.time_s); });
  return events;
}

}  // namespace hinge
