// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "hinge/edge/formats/csv.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr int kBodiesOfReport = 500;  // body seeds of the reporting half begin here
const char* const kPlainCamera = "width=640,height_px=720,distance=4.5,focal=60";  // a runner of 500 px

struct Factor {
  std::string part, value, flag, text;
};

/// One thing at a time. A later key of `camera` replaces the plain camera's.
std::vector<Factor> LabFactors() {
  std::vector<Factor> factors;
  for (const char* v : {"-20", "-10", "-5", "5", "10", "20"})
    factors.push_back({"yaw", v, "camera", fmt::format("yaw={}", v)});
  for (const char* v : {"-5", "-2", "2", "5"})
    factors.push_back({"roll", v, "camera", fmt::format("roll={}", v)});
  for (const char* v : {"24", "30", "120", "240"}) factors.push_back({"rate", v, "fps", v});
  factors.push_back({"lens", "26 mm at 2 m", "camera", "focal=26,distance=2"});
  factors.push_back({"lens", "100 mm at 7.5 m", "camera", "focal=100,distance=7.5"});
  factors.push_back({"lens", "0.4 m high", "camera", "height=0.4"});
  factors.push_back({"lens", "1.7 m high", "camera", "height=1.7"});
  factors.push_back({"lens", "small, 180 px", "camera", "width=320,height_px=360,focal=42"});
  factors.push_back({"hand", "shake 0.3", "camera", "shake=0.3"});
  factors.push_back({"picture", "blur 0.9", "faults", "blur=0.9"});
  factors.push_back({"picture", "noise 10", "faults", "noise=10"});
  factors.push_back({"picture", "crf 36", "faults", "crf=36"});
  factors.push_back({"picture", "shutter 20 ms", "faults", "shutter=20"});
  factors.push_back({"picture", "dark", "stage", "light=0.35"});
  factors.push_back({"slow motion", "4 times", "slowmo", "4"});
  return factors;
}

std::vector<Factor> FormFactors() {
  return {{"slope", "+6 %", "grade", "6%"},
          {"slope", "-6 %", "grade", "-6%"},
          {"ground", "road, camera travels", "camera+road", "follow=travel"},
          {"ground", "road, camera turns", "camera+road", "follow=turn,distance=14,focal=190"},
          {"asymmetry", "left 10 deeper", "form", "hinged,asymmetry=10"},
          {"straightness", "14 slumped", "form", "hinged,straightness=14"}};
}

std::string Slug(const std::string& text) {
  std::string slug;
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '.')
      slug += c;
    else if (c == '-')
      slug += 'm';
    else if (c == ' ' && !slug.empty())
      slug += '_';
  }
  return slug;
}

/// "a=1,b=2" with the pairs of `more` in place of those of the same key.
std::string Merge(const std::string& pairs, const std::string& more) {
  std::map<std::string, std::string> all;
  for (const std::string& text : {pairs, more}) {
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find(',', from), text.size());
      const std::string pair = text.substr(from, end - from);
      all[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
      from = end + 1;
    }
  }
  std::string merged;
  for (const auto& [key, value] : all) merged += (merged.empty() ? "" : ",") + key + "=" + value;
  return merged;
}

/// Everything that the cases of one half draw from.
class Half {
 public:
  Half(bool report, const std::vector<LabRunner>& runners, fs::path rbds)
      : report_(report), rbds_(std::move(rbds)), random_(report ? 2 : 1) {
    for (const LabRunner& r : runners) {
      if (r.report == report) runners_.push_back(r);
    }
  }

  void AddLab(std::vector<AccuracyCase>& cases) {
    constexpr int kTrials = 4;  // each speed, and one of them again with another body, trunk and camera
    for (std::size_t i = 0; i < runners_.size(); ++i) {
      for (int k = 0; k < kTrials; ++k) {
        const int speed = kSpeeds[(i + static_cast<std::size_t>(k)) % kSpeeds.size()];
        const char* again = static_cast<std::size_t>(k) < kSpeeds.size() ? "" : " again";
        AccuracyCase c =
            OfLab(runners_[i], speed, "lab", fmt::format("{} {}{}", runners_[i].number, speed, again));
        const double yaw_deg = k == 0 ? 0 : std::round(random_.Uniform(-5, 5));
        Set(c, "camera", fmt::format("yaw={}", yaw_deg));
        cases.push_back(c);
      }
    }
  }

  void AddFactors(std::vector<AccuracyCase>& cases) {
    if (runners_.empty()) return;
    for (const Factor& f : LabFactors()) {
      const LabRunner& runner = runners_[static_cast<std::size_t>(turn_) % runners_.size()];
      AccuracyCase c =
          OfLab(runner, kSpeeds[static_cast<std::size_t>(turn_ / 2) % kSpeeds.size()], f.part, f.value);
      Set(c, f.flag, f.text);
      if (f.value == "240" || f.part == "slow motion") c.flags["seconds"] = "2.5";
      if (f.part == "slow motion") c.flags["fps"] = "30";
      cases.push_back(c);
    }
  }

  void AddForms(std::vector<AccuracyCase>& cases) {
    for (const char* form : {"too_tall", "hinged", "deflated", "over_hinged"}) {
      for (int speed : kSpeeds) {
        AccuracyCase c = Plain("form", fmt::format("{} {}", form, speed));
        c.flags["form"] = form;
        c.flags["speed"] = fmt::format("{}", 0.1 * speed);
        cases.push_back(c);
      }
    }
    for (const Factor& f : FormFactors()) {
      AccuracyCase c = Plain(f.part, f.value);
      c.flags["form"] = "hinged";
      c.flags["speed"] = "3";
      const bool road = f.flag == "camera+road";
      if (road) c.flags["stage"] = "place=road";
      Set(c, road ? "camera" : f.flag, f.text);
      cases.push_back(c);
    }
  }

  void AddSimulated(std::vector<AccuracyCase>& cases) {
    for (const char* form : {"too_tall", "hinged", "deflated", "over_hinged"}) {
      for (int speed : kSpeeds) {
        for (const char* rate : {"30", "60"}) {
          for (const char* camera : {"yaw=0,roll=0", "yaw=10,roll=0", "yaw=-10,roll=3"}) {
            AccuracyCase c = Plain("simulated", fmt::format("{} {} {} {}", form, speed, rate, camera));
            c.simulated = true;
            c.flags["seed"] =
                fmt::format("{}", turn_ + (report_ ? kBodiesOfReport : 0));  // who the network sees
            c.flags["form"] = form;
            c.flags["speed"] = fmt::format("{}", 0.1 * speed);
            c.flags["fps"] = rate;
            Set(c, "camera", camera);
            cases.push_back(c);
          }
        }
      }
    }
  }

 private:
  static constexpr std::array<int, 3> kSpeeds = {25, 35, 45};  // tenths of m/s, as the files' names

  /// Somebody new, seen squarely, running to the left every second time.
  AccuracyCase Plain(const std::string& part, const std::string& value) {
    ++turn_;
    AccuracyCase c;
    c.part = part;
    c.value = value;
    c.name = fmt::format("{}-{}-{}", report_ ? "report" : "tune", Slug(part), Slug(value));
    c.flags["camera"] = Merge(kPlainCamera, turn_ % 2 == 0 ? "facing=left" : "facing=right");
    c.flags["body"] = fmt::format("seed={}", turn_ + (report_ ? kBodiesOfReport : 0));
    c.flags["seed"] = fmt::format("{}", turn_);
    c.flags["seconds"] = "4";
    c.flags["fps"] = "60";
    return c;
  }

  AccuracyCase OfLab(const LabRunner& runner, int speed, const std::string& part, const std::string& value) {
    AccuracyCase c = Plain(part, value);
    c.flags["motion"] = (rbds_ / fmt::format("{}runT{}.c3d", runner.stem, speed)).string();
    c.flags["form"] = fmt::format("lean={:.1f}", random_.Uniform(-2, 12));
    return c;
  }

  static void Set(AccuracyCase& c, const std::string& flag, const std::string& text) {
    c.flags[flag] = flag == "camera" ? Merge(c.flags[flag], text) : text;
  }

  bool report_;
  fs::path rbds_;
  Random random_;
  std::vector<LabRunner> runners_;
  int turn_ = 0;
};

}  // namespace

std::vector<LabRunner> ReadLabRunners(const fs::path& rbds) {
  const fs::path table = rbds / "PARTICIPANTS.csv";
  const std::vector<CsvRow> rows = ParseCsv(ReadTextFile(table), table.string());
  std::vector<LabRunner> runners;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const int number = static_cast<int>(ParseCsvNumber(rows[i].at(0), table.string()));
    // The files of the runners below ten are not all named alike.
    for (const std::string& stem : {fmt::format("RBDS0{}", number), fmt::format("RBDS00{}", number)}) {
      if (fs::exists(rbds / (stem + "static.c3d"))) runners.push_back({number, stem, 2 * i >= rows.size()});
    }
  }
  return runners;
}

std::vector<AccuracyCase> MakeCases(const std::vector<LabRunner>& runners, const fs::path& rbds) {
  std::vector<AccuracyCase> cases;
  Half tune(false, runners, rbds), report(true, runners, rbds);
  for (auto add : {&Half::AddLab, &Half::AddForms, &Half::AddFactors, &Half::AddSimulated}) {
    (tune.*add)(cases);
    (report.*add)(cases);
  }
  return cases;
}

}  // namespace hinge
