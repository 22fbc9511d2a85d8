// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/measured.h"
#include "hinge/science/form/measure_form.h"
#include "hinge/science/form/verdict.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

struct DecideOptions {
  std::uint64_t seed = 2;
  double grade = 0;        ///< rise over run
  int fewest_strides = 4;  ///< of both sides together; fewer give no label
  std::vector<std::string> doubts =
      {};  ///< reasons, found earlier, why no label may be given (front view, ...)
};

/// The verdict: each posterior draw falls in exactly one state of the map; the shares are the probabilities. A draw at
/// (L, A) counts exp(-(L^2 + A^2) / (2 s^2)), s the knowledge's `runners_sd`: the clip's own likelihood among runners, who
/// lie about the map's middle. The label is the state with at least `label_probability` of them; else "cannot_tell" with the reason. One
/// finding, one cue with its trade-off and two exercises for its mechanical cause follow from the knowledge
/// files. `speed` picks the norms; unknown speed is drawn from its prior, and that shows in the ellipse.
Verdict DecideVerdict(const Form& form, const Measured& speed_m_s, const Knowledge& knowledge,
                      const DecideOptions& options);

}  // namespace hinge
