// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/av.h"

#include <mutex>

namespace hinge {

void SilenceLibav() {
  static std::once_flag once;
  std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

}  // namespace hinge
