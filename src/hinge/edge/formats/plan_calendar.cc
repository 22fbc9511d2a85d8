// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "hinge/edge/formats/plan_files.h"
#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t kLine_octets = 75;

/// Backslash, semicolon, comma and line ends as RFC 5545, 3.3.11 wants them.
std::string Escape(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c != '\r') out += c;
  }
  return out;
}

bool IsInsideLetter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// A content line, folded.
std::string Line(const std::string& text) {
  std::string out;
  std::size_t from = 0, room = kLine_octets;
  while (text.size() - from > room) {
    std::size_t cut = from + room;
    while (cut > from + 1 && IsInsideLetter(text[cut])) --cut;
    out += text.substr(from, cut - from) + "\r\n ";
    from = cut;
    room = kLine_octets - 1;  // the blank counts
  }
  return out + text.substr(from) + "\r\n";
}

std::string BasicDate(sys_days day) { return MakeDateText(day, ""); }

std::string Stamp(std::chrono::sys_seconds at) {
  const sys_days day = std::chrono::floor<days>(at);
  const std::chrono::hh_mm_ss time(at - day);
  return fmt::format("{}T{:02}{:02}{:02}Z", BasicDate(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

struct CalendarEvent {
  sys_days day;
  std::string kind, summary, description;
};

std::string EventText(const CalendarEvent& e, const std::string& plan_id, const std::string& stamp) {
  return Line("BEGIN:VEVENT") + Line(fmt::format("UID:{}-{}-{}@hinge", plan_id, e.kind, BasicDate(e.day))) +
         Line("DTSTAMP:" + stamp) + Line("DTSTART;VALUE=DATE:" + BasicDate(e.day)) +
         Line("DTEND;VALUE=DATE:" + BasicDate(e.day + days(1))) + Line("SUMMARY:" + Escape(e.summary)) +
         Line("DESCRIPTION:" + Escape(e.description)) + Line("TRANSP:TRANSPARENT") + Line("END:VEVENT");
}

/// What the step of that week is; one that only a checked set opens, with its gate and what else to do, as the page has it.
std::string StepWords(const Plan& plan, std::size_t week, std::size_t i, const Exercise& e) {
  const int level = plan.weeks[week][i].level;
  const std::string& words = e.programme.levels[static_cast<std::size_t>(level)];
  const StepOfWeek step = FindStep(plan, week, i);
  if (!step.gated) return words;
  return fmt::format(
      "If your checked set opened step {}: {} Otherwise repeat week {}; with a fault go one step back.",
      level + 1, words, step.last_week_before);
}

CalendarEvent TrainingEvent(const Plan& plan, const PlanDay& day, const Knowledge& k) {
  CalendarEvent event{day.date, "train", "", ""};
  for (std::size_t i : day.exercises) {
    const Exercise& e = k.exercises.at(plan.exercises[i].id);
    const std::size_t week = static_cast<std::size_t>(day.week - 1);
    event.summary += (event.summary.empty() ? "" : ", ") + e.name;
    event.description += fmt::format("{}: {}. {}\nThink of: {}.\n", e.name, Words(plan.weeks[week][i].dose),
                                     StepWords(plan, week, i, e), e.cue);
  }
  if (day.check) event.description += "Film one set of each from the side and run: hinge check CLIP\n";
  event.description += "Stop at once if it hurts.";
  return event;
}

/// Of what the plan is for, so that its events replace themselves and no other plan's.
std::string PlanId(const Plan& plan) {
  std::string all = BasicDate(plan.start) + plan.label;
  for (const PlannedExercise& e : plan.exercises) all += e.id;
  return Sha256Hex(all).substr(0, 16);
}

}  // namespace

std::string MakePlanCalendar(const Plan& plan, const Knowledge& knowledge,
                             std::chrono::sys_seconds made_utc) {
  const std::string id = PlanId(plan), stamp = Stamp(made_utc);
  std::string text = Line("BEGIN:VCALENDAR") + Line("VERSION:2.0") + Line("PRODID:-//Hinge//Plan//EN") +
                     Line("CALSCALE:GREGORIAN");
  for (const PlanDay& day : plan.days) text += EventText(TrainingEvent(plan, day, knowledge), id, stamp);
  for (sys_days day : plan.retests) {
    text +=
        EventText({day, "film", "Film your run again",
                   "Same place, same speed, same camera: hinge analyze CLIP, then hinge compare BEFORE.hinge "
                   "CLIP.hinge. Then make the plan anew with the sets that you checked."},
                  id, stamp);
  }
  return text + Line("END:VCALENDAR");
}

}  // namespace hinge
