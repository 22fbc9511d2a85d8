// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/foundation/base/error.h"
#include "hinge/science/body/runner.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// The program was called in a way that cannot be meant: exit code 2. The way out stands in `how_to_fix`.
struct UsageError : Error {
  using Error::Error;
};

/// Numbers as a person types them, in the unit of the name. Each throws UsageError, naming the flag, for text
/// that is no number or a value that no runner has; a unit that was probably meant is guessed and offered,
/// never used silently.
double ParseHeight_m(const std::string& text);    ///< 1.0 to 2.3; "175" is answered with 1.75
double ParseMass_kg(const std::string& text);     ///< 25 to 250
double ParseSpeed_m_s(const std::string& text);   ///< 0.3 to 12.5
double ParsePace_m_s(const std::string& text);    ///< "5:30" or "5.5" minutes a kilometre, as a speed
double ParseGrade(const std::string& text);       ///< percent, "8" or "8%", -45 to 45; as rise over run
double ParseSlowMotion(const std::string& text);  ///< 1 to 64
int ParsePerson(const std::string& text);         ///< 1, 2, 3, ...
Sex ParseSex(const std::string& text);            ///< f or m
Facing ParseFacing(const std::string& text);      ///< left or right

/// "0,20,40": when in the run each of `clips` clips began, one number a clip, no two alike.
std::vector<double> ParseMinutes(const std::string& text, std::size_t clips);

/// A path as a shell and a command take it: quoted when it has anything but plain characters, behind "./" when it begins like a flag.
std::string ShellWord(const std::string& path);

/// A flag that takes a number of a range; `example` is one that a user may paste.
struct NumberFlag {
  std::string name;  ///< "--seconds"
  double low = 0, high = 0;
  std::string example;
};
double ParseNumber(const NumberFlag& flag, const std::string& text);
double ParseWholeNumber(const NumberFlag& flag, const std::string& text);

/// The word of the list that is spelled most like `word`; empty when none is near.
std::string FindNearestWord(std::string_view word, const std::vector<std::string>& words);

}  // namespace hinge
