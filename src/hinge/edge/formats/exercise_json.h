// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "hinge/app/change/activities.h"
#include "hinge/app/session/exercise_document.h"
#include "hinge/science/knowledge/exercise_checks.h"
#include "hinge/science/strength/plan.h"

namespace hinge {

/// exercise.json; key by key in docs/formats.md.
std::string MakeExerciseJson(const ExerciseDocument& document);
/// Of a text in that form, what activities are compared by. Throws `Error` naming `where` and the field when it is no
/// exercise.json, of a newer form, or holds a value of the wrong kind.
HingeActivity ParseExerciseActivity(std::string_view text, const std::string& where);
/// `path` is an exercise.json or session.json, or a folder of results that holds one of them: a set or a run.
HingeActivity ReadActivity(const std::filesystem::path& path);
/// What opens or closes a step, of an exercise.json or a folder of `hinge check` that holds one. Throws `Error` as above.
SetSummary ReadSetSummary(const std::filesystem::path& path);
/// True where `ReadActivity` would find an exercise.
bool HoldsExercise(const std::filesystem::path& path);
/// The same in words for a terminal: what it is, how many, each check that says something, what to think of.
std::string MakeExerciseText(const ExerciseDocument& document, const ExerciseKnowledge& knowledge);

}  // namespace hinge
