// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hinge {

/// How well a statement is founded. Files write the mark; reports print the sentence.
enum class Evidence {
  kPublished,   ///< P   read in a publication
  kSecondary,   ///< S   published, read through a secondary page
  kDerived,     ///< D   computed from a named data set or formula
  kRecomputed,  ///< D2  computed from the raw measurements with stated definitions
  kCoach,       ///< CJ  coach's judgement: no study fixes the number
  kUnverified,  ///< MU  from memory, unverified: never printed as a fact
};

/// Where a statement comes from.
struct Source {
  std::string key;       ///< "fukuchi2017"
  std::string citation;  ///< authors, year, title or journal
  std::string locator;   ///< DOI or where it was read; may be empty
};

/// A claim in plain words with its evidence mark and source keys.
struct Claim {
  std::string text;
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// A quantity that changes with running speed: value(v) = at_3p5 + per_m_s (v - 3.5), v clamped to the
/// validity range.
struct SpeedLine {
  double at_3p5 = 0;
  double per_m_s = 0;
  double At(double speed_m_s) const;
  static constexpr double kSlowest_m_s = 2.2;  ///< norms are not extrapolated beyond these (science F5)
  static constexpr double kFastest_m_s = 5.0;
};

/// What a group of healthy runners does, valid only with its definition and event rule.
struct Norm {
  std::string measure;     ///< measure id
  SpeedLine mean;          ///< in the measure's unit
  double sd_between = 0;   ///< between runners
  double sd_within = 0;    ///< stride to stride in one runner
  std::string definition;  ///< landmarks, filter, events it was computed with
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// The range of a measure that is called ordinary, and how far outside it the score halves.
struct Band {
  std::string measure;
  bool relative_to_norm = false;    ///< low and high are added to the norm at the runner's speed
  bool percent_of_norm = false;     ///< low and high are percent of the norm's mean
  std::optional<double> low, high;  ///< absent = open side
  double half_at = 1;               ///< distance outside the band at which the score is 50
  double smallest_detectable = 0;   ///< smaller distances are not distinguishable from ordinary
  bool level_only = false;          ///< not scored above 3 degrees of slope
  std::string group;                ///< "balance", "integration", "propulsion"
  double weight = 0;
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// What a measure is, in words. One entry a measure id.
struct MeasureEntry {
  std::string id;
  std::string title;             ///< "Trunk lean over standing"
  std::string unit;              ///< "deg", "s", "m", "1/min", "", ...
  int decimals = 0;              ///< how many a report prints
  std::string plain;             ///< one plain sentence: what it tells a runner
  std::string definition;        ///< landmarks, instant, zero and sign
  std::vector<Claim> evidence;   ///< what studies say, also against the article
  std::string cannot_tell = {};  ///< what a reader might take it to say and it does not
};

/// One cue: a few words to think of while running.
struct Cue {
  std::string id;
  std::string words;     ///< "hips back, chest to a ramp"
  std::string tradeoff;  ///< what it costs
  std::vector<std::string> sources;
};

/// A finding that the rules can raise, with what follows from it.
struct FindingRule {
  std::string id;                      ///< "knee_peak_high"
  std::string measure;                 ///< measure id
  bool when_high = false;              ///< true: above the band; false: below it
  std::vector<std::string> verdicts;   ///< states whose mechanical cause this is: "deflated", "too_tall", ...
  int priority = 100;                  ///< lower first among findings of equal probability
  std::string plain;                   ///< "Your knee bends deeply while you stand on it"
  std::string cause;                   ///< the mechanical cause
  std::string cue;                     ///< cue id
  std::vector<std::string> exercises;  ///< exercise ids, best first; two are shown
};

/// How much of an exercise, from a step's first week to its last, and its steps from easy to hard.
struct Programme {
  int sets_low = 1, sets_high = 1;
  int amount_low = 1, amount_high = 1;  ///< in a set
  std::string unit = "repetitions";     ///< or "seconds", "minutes"
  bool each_side = false;
  int per_week = 1;                 ///< sessions, 1 to 7
  std::vector<std::string> levels;  ///< sentences; never empty once read
};

/// How a plan of weeks is made. Read from knowledge/plan.toml.
struct PlanRules {
  int weeks = 6, step_weeks = 2;
  double least_share =
      0.75;  ///< of amount_low: whole repetitions that a checked set must show to open the next step
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// An exercise: how, how much, what to think of, and what the evidence says.
struct Exercise {
  std::string id;             ///< "skater"
  std::string name;           ///< "Ice skater"
  bool from_article = false;  ///< named in Uhan's article
  std::string trains;
  std::vector<std::string> steps;
  std::string dose;
  std::string cue;          ///< in the exercise
  std::string running_cue;  ///< carried into the run
  std::string watch_for;    ///< the usual fault, and when to stop
  std::string progression;
  std::vector<Claim> evidence;
  Programme programme = {};
  std::string shown_fault =
      {};  ///< that the digital person shows beside good form (twin/runner/exercise.h); may be empty
  double shown_amount = 0;       ///< of it, in the unit of its name
  std::string shown_words = {};  ///< what it looks like
};

/// The posture map of the verdict: two coordinates in between-runner SD units, five states (science F4).
struct PostureModel {
  SpeedLine knee_peak_deg, knee_ic_deg, shank_lean_ms_deg;  ///< means
  double knee_peak_sd_deg = 1, knee_ic_sd_deg = 1, shank_lean_ms_sd_deg = 1;
  double knee_peak_weight = 0, knee_ic_weight = 0, shank_lean_ms_weight = 0;
  double trunk_mean_deg = 0, trunk_sd_deg = 1;                       ///< of lean over standing
  double tall_below = 0, deflated_above = 0, over_hinged_above = 0;  ///< borders on the map
  double bent_beyond_deg = 0;                                        ///< |straightness| over standing
  double runners_sd = 0;     ///< how far runners spread on the map before a clip is seen; its own unit is 1
  double nobody_beyond = 6;  ///< on either axis: farther off something was read wrongly
  double label_probability = 0;      ///< a state's share of the draws that makes it the label
  double confident_probability = 0;  ///< from here on the words are "clearly"
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// The words for a state or a sub-type of the verdict.
struct StateWords {
  std::string id;     ///< "deflated", or "deflated/sitting"
  std::string title;  ///< "Deflated"
  std::string plain;  ///< what it means, one or two plain sentences
  std::vector<std::string> exercises =
      {};  ///< ids of what keeps it when no finding asks for others; may be empty
};

/// A value that holds where nothing about this person was measured.
struct Prior {
  std::string id;  ///< "standing_trunk_lean_deg"
  double mean = 0;
  double sd = 0;
  std::string meaning;
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// All that the knowledge files say.
struct Knowledge {
  std::map<std::string, Source> sources;
  std::map<std::string, MeasureEntry> measures;
  std::map<std::string, Norm> norms;  ///< by measure id
  std::map<std::string, Band> bands;  ///< by measure id
  std::map<std::string, Cue> cues;
  std::map<std::string, Exercise> exercises;
  std::map<std::string, StateWords> states;
  std::map<std::string, Prior> priors;
  std::vector<FindingRule> findings;
  std::vector<Claim> honesty;  ///< where the article outruns the evidence (science H)
  PostureModel posture;
  PlanRules plan = {};
};

/// A prior by its id; the id must exist (contract).
const Prior& PriorOf(const Knowledge& knowledge, const std::string& id);

/// The mark as files write it: "P", "S", "D", "D2", "CJ", "MU".
std::string_view Mark(Evidence evidence);
std::optional<Evidence> EvidenceOfMark(std::string_view mark);
/// What the mark means, for a reader: "coach's judgement: no study fixes the number".
std::string_view Sentence(Evidence evidence);

/// Cross-references that do not hold (unknown source, cue, exercise or measure ids), one sentence each; empty
/// = sound.
std::vector<std::string> Problems(const Knowledge& knowledge);

}  // namespace hinge
