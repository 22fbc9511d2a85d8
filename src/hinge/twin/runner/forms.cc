// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/forms.h"

#include <algorithm>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

struct Form {
  std::string name;
  double lean_deg, knee_peak_deg, knee_ic_deg, tibia_ic_deg,
      cadence_spm;  // the lean itself; the others added to the typical runner's
};

const std::vector<Form>& Forms() {
  static const std::vector<Form> forms = {{"too_tall", -0.5, -8, -4, 2, 0},
                                          {"hinged", 7, -1, 0, -1, 0},
                                          {"deflated", 3, 6.8, 4, -1, -4},
                                          {"over_hinged", 15, 0, 0, 0, 0}};
  return forms;
}

}  // namespace

const std::vector<std::string>& RunnerForms() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const Form& form : Forms()) list.push_back(form.name);
    return list;
  }();
  return names;
}

TwinOptions MakeRunnerOfForm(const std::string& name, double speed_m_s) {
  const auto form =
      std::find_if(Forms().begin(), Forms().end(), [&](const Form& f) { return f.name == name; });
  HINGE_CHECK(form != Forms().end(), name);
  TwinOptions options = MakeTypicalRunner(speed_m_s);
  options.trunk_lean_deg = form->lean_deg;
  options.cadence_spm += form->cadence_spm;  // a knee bends deeper after a longer flight
  for (Side side : kSides) {
    TwinLeg& leg = options.leg[side];
    leg.knee_peak_deg += form->knee_peak_deg;
    leg.knee_ic_deg += form->knee_ic_deg;
    leg.tibia_ic_deg += form->tibia_ic_deg;
  }
  return options;
}

}  // namespace hinge
