// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace hinge {

/// What a number is in a group: its mean, and its spread within the group.
struct GroupNorm {
  double mean = 0, sd = 1;
};

/// How wrongly a measure is read, on people whose motion is known: reading = bias + gain * truth + errors. A network that bends
/// knees too little has a gain below 1.
struct ReadingError {
  double bias = 0, gain = 1;
  double sigma_set =
      0;  ///< of the truth from a reading: what all repetitions of a set share (body, clothes, camera)
  double sigma_repetition = 0;  ///< what differs between them
};

/// What the exercises look like from the side and how well it can be read. Numbers fitted on digital people, faulty form
/// included; never by hand. Read from knowledge/exercise_model.toml.
struct ExerciseModel {
  std::string provenance;
  /// log P(exercise | features) = sharpness * sum of log normal densities, each z^2 at most `largest_z2`, plus a constant:
  /// features go together, so their sum says less than its number of terms would.
  double sharpness = 1, largest_z2 = 60;
  /// P(nothing that is known) = 1 / (1 + exp(-(D - unlike_at) / unlike_width)),  D = the least sum of z^2; what one
  /// lost leg moves at once (TellsOfTurns in strength/set_features.h) counts no more in it than one feature can.
  double unlike_at = 150, unlike_width = 15;
  std::map<std::string, std::map<std::string, GroupNorm>> looks;      ///< exercise to feature
  std::map<std::string, std::map<std::string, ReadingError>> errors;  ///< exercise to measure
};

/// The truth that a reading tells of.
inline double CorrectReading(const ReadingError& e, double reading) { return (reading - e.bias) / e.gain; }

/// How wrongly a measure is read in an exercise; null where that was never measured. "set." stands before a measure of the set.
const ReadingError* FindReadingError(const ExerciseModel& model, const std::string& exercise,
                                     const std::string& measure);

}  // namespace hinge
