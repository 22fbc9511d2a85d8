// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hinge {

/// What a flag like `--camera yaw=10,roll=-2` says. Whoever reads it takes the keys it knows and then refuses
/// the rest, so that a slip of spelling is never passed over.
class KeyValues {
 public:
  /// "a=1,b=word"; empty text has no keys. Throws UsageError, naming the flag, for a part without "=" and a
  /// key said twice.
  KeyValues(const std::string& text, std::string flag);

  /// The number of a key, if it is there. Throws UsageError when it is no number or outside [low, high].
  std::optional<double> Number(const std::string& key, double low, double high);
  /// Sets `value` when the key is there.
  void Set(const std::string& key, double low, double high, double& value);
  /// The word of a key, if it is there; one of `words` (UsageError).
  std::optional<std::string> Word(const std::string& key, const std::vector<std::string>& words);
  bool Has(const std::string& key) const { return values_.contains(key); }

  /// Throws UsageError for the first key that nobody asked for, with the nearest one that somebody did.
  void RefuseOthers() const;

 private:
  std::optional<std::string> Take(const std::string& key);

  std::string flag_;
  std::map<std::string, std::string> values_;
  std::set<std::string> asked_;
};

}  // namespace hinge
