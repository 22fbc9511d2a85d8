// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/user_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

#include "hinge/foundation/base/edit_distance.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

// The tallest and shortest adults, the heaviest runners, a slow walk and the fastest sprint: outside, it is a
// slip.
constexpr double kLeastHeight_m = 1.0, kMostHeight_m = 2.3;
constexpr double kLeastMass_kg = 25, kMostMass_kg = 250;
constexpr double kLeastSpeed_m_s = 0.3, kMostSpeed_m_s = 12.5;
constexpr double kMostGrade_percent = 45;  // the steepest treadmills and hills that people hike
constexpr int kMostPersons = 99;
constexpr double kMostSlowMotion = 64;
constexpr double kCentimetres = 100, kPercent = 100, kKm_m = 1000, kMinute_s = 60;

double NumberOf(const std::string& flag, const std::string& text, const std::string& example) {
  if (const std::optional<double> value = FindNumber(text)) return *value;
  std::string point = text;
  std::replace(point.begin(), point.end(), ',', '.');
  if (FindNumber(point)) {
    throw UsageError("the decimal sign is a point", flag + " " + text,
                     fmt::format("Write {} {}.", flag, point));
  }
  throw UsageError(fmt::format("\"{}\" is not a number", text), flag, "For example: " + example);
}

[[noreturn]] void FailRange(const std::string& flag, const std::string& text, const std::string& range,
                            const std::string& fix) {
  throw UsageError(range, flag + " " + text, fix);
}

bool Within(double value, double low, double high) { return value >= low && value <= high; }

/// "5.30": minutes with decimals, or a clock's minutes and seconds? Nobody can know.
void RefuseClockWithPoint(const std::string& text) {
  const std::size_t point = text.find_first_of(".,");
  if (point == std::string::npos || point == 0 || text.size() - point != 3) return;
  const std::string seconds = text.substr(point + 1);
  if (seconds[0] < '0' || seconds[0] > '5' || !FindNumber(seconds)) return;
  const std::string clock = text.substr(0, point) + ":" + seconds;
  FailRange("--pace", text, "a pace has its minutes and seconds with a colon between",
            fmt::format("Did you mean {0}? Write --pace {0}.", clock));
}

}  // namespace

double ParseHeight_m(const std::string& text) {
  const double height_m = NumberOf("--height", text, "--height 1.75");
  if (Within(height_m, kLeastHeight_m, kMostHeight_m)) return height_m;
  if (Within(height_m / kCentimetres, kLeastHeight_m, kMostHeight_m)) {
    FailRange("--height", text, "the height is given in metres",
              fmt::format("Did you mean {} metres? Write --height {:.2f}.", height_m / kCentimetres,
                          height_m / kCentimetres));
  }
  FailRange("--height", text,
            fmt::format("a height lies between {} and {} metres", kLeastHeight_m, kMostHeight_m),
            "Give the runner's height without shoes in metres, or leave --height away.");
}

double ParseMass_kg(const std::string& text) {
  const double mass_kg = NumberOf("--mass", text, "--mass 68");
  if (Within(mass_kg, kLeastMass_kg, kMostMass_kg)) return mass_kg;
  FailRange("--mass", text,
            fmt::format("a mass lies between {} and {} kilograms", kLeastMass_kg, kMostMass_kg),
            "Give it in kilograms, or leave --mass away.");
}

double ParseSpeed_m_s(const std::string& text) {
  const double speed_m_s = NumberOf("--speed", text, "--speed 3.2");
  if (Within(speed_m_s, kLeastSpeed_m_s, kMostSpeed_m_s)) return speed_m_s;
  FailRange("--speed", text,
            fmt::format("a speed lies between {} and {} metres a second", kLeastSpeed_m_s, kMostSpeed_m_s),
            speed_m_s > kMostSpeed_m_s && speed_m_s / 3.6 <= kMostSpeed_m_s
                ? fmt::format("If these are km/h, write --speed {:.2f}.", speed_m_s / 3.6)
                : "Give it in metres a second, or leave --speed away.");
}

double ParsePace_m_s(const std::string& text) {
  RefuseClockWithPoint(text);
  const std::size_t colon = text.find(':');
  const std::string example = "--pace 5:30 (minutes and seconds a kilometre)";
  double minutes = NumberOf("--pace", text.substr(0, colon), example);
  if (colon != std::string::npos) {
    const double seconds = NumberOf("--pace", text.substr(colon + 1), example);
    if (!Within(seconds, 0, kMinute_s - 1)) {
      FailRange("--pace", text, "the seconds of a pace lie between 0 and 59", "For example: " + example);
    }
    minutes += seconds / kMinute_s;
  }
  const double speed_m_s = minutes > 0 ? kKm_m / (minutes * kMinute_s) : 0;
  if (Within(speed_m_s, kLeastSpeed_m_s, kMostSpeed_m_s)) return speed_m_s;
  FailRange("--pace", text, "no runner has this pace", "For example: " + example);
}

double ParseGrade(const std::string& text) {
  std::string number = text;
  if (!number.empty() && number.back() == '%') number.pop_back();
  const double percent = NumberOf("--grade", number, "--grade 8 (percent, uphill positive)");
  if (Within(percent, -kMostGrade_percent, kMostGrade_percent)) return percent / kPercent;
  FailRange("--grade", text, fmt::format("a grade lies between -{0} and {0} percent", kMostGrade_percent),
            "Give the slope in percent: 8 means 8 m up on 100 m along.");
}

double ParseSlowMotion(const std::string& text) {
  const double times = NumberOf("--slowmo", text, "--slowmo 8");
  if (Within(times, 1, kMostSlowMotion)) return times;
  FailRange("--slowmo", text, fmt::format("a clip plays 1 to {} times slower than life", kMostSlowMotion),
            "A clip of 240 pictures a second that plays at 30 is 8 times slower: --slowmo 8.");
}

int ParsePerson(const std::string& text) {
  const double number = NumberOf("--person", text, "--person 2");
  if (number == std::floor(number) && Within(number, 1, kMostPersons)) return static_cast<int>(number);
  FailRange("--person", text, "persons are counted 1, 2, 3, ...",
            "1 is the one who is biggest and longest in view.");
}

Sex ParseSex(const std::string& text) {
  if (text == "f" || text == "m") return text == "f" ? Sex::kFemale : Sex::kMale;
  FailRange("--sex", text, "the tables of body proportions know f and m",
            "Write --sex f or --sex m, or leave it away.");
}

Facing ParseFacing(const std::string& text) {
  if (text == "left" || text == "right") return text == "left" ? Facing::kLeft : Facing::kRight;
  FailRange("--facing", text, "the runner faces left or right in the picture",
            "Write --facing left or --facing right.");
}

double ParseNumber(const NumberFlag& flag, const std::string& text) {
  const std::optional<double> value = FindNumber(text);
  if (value && Within(*value, flag.low, flag.high)) return *value;
  FailRange(flag.name, text,
            fmt::format("{} must be a number from {:g} to {:g}", flag.name, flag.low, flag.high),
            fmt::format("For example: {} {}", flag.name, flag.example));
}

double ParseWholeNumber(const NumberFlag& flag, const std::string& text) {
  const double value = ParseNumber(flag, text);
  if (value == std::floor(value)) return value;
  FailRange(flag.name, text, fmt::format("{} must be a whole number", flag.name),
            fmt::format("For example: {} {}", flag.name, flag.example));
}

std::vector<double> ParseMinutes(const std::string& text, std::size_t clips) {
  std::vector<double> minutes;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::optional<double> value = FindNumber(part);
    if (!value)
      FailRange("--minutes", text, fmt::format("\"{}\" is not a time in minutes", part),
                "Write one number a session: --minutes 0,20,40");
    if (std::count(minutes.begin(), minutes.end(), *value) > 0)
      FailRange("--minutes", text, fmt::format("two clips cannot both begin at minute {}", part),
                "Write when in the run each clip began, with fractions where needed: --minutes 0,0.5,20");
    minutes.push_back(*value);
  }
  if (minutes.size() == clips) return minutes;
  FailRange("--minutes", text, fmt::format("there are {} sessions and {} times", clips, minutes.size()),
            "Write one number a session, in their order: --minutes 0,20,40");
}

std::string ShellWord(const std::string& path) {
  constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+=:,@%";
  if (path.starts_with('-')) return ShellWord("./" + path);
  if (!path.empty() && path.find_first_not_of(kPlain) == std::string::npos) return path;
  std::string out = "'";
  for (char c : path) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string FindNearestWord(std::string_view word, const std::vector<std::string>& words) {
  const std::size_t most = 1 + word.size() / 3;  // more changed letters than these is another word
  std::size_t best = most + 1;
  std::string nearest;
  for (const std::string& candidate : words) {
    const std::size_t distance = EditDistance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace hinge
