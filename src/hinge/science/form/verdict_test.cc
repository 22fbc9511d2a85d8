// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/verdict.h"

#include <gtest/gtest.h>

#include <set>

namespace hinge {
namespace {

TEST(State, HasTheNameThatFilesWrite) {
  EXPECT_EQ(Name(State::kTooTall), "too_tall");
  EXPECT_EQ(Name(State::kHinged), "hinged");
  EXPECT_EQ(Name(State::kDeflated), "deflated");
  EXPECT_EQ(Name(State::kOverHinged), "over_hinged");
  EXPECT_EQ(Name(State::kBentSpine), "bent_spine");
}

TEST(State, IsListedOnceEach) {
  std::set<std::string_view> names;
  for (State state : kStates) names.insert(Name(state));
  EXPECT_EQ(names.size(), kStates.size());
}

TEST(Verdict, ReadsItsProbabilitiesByState) {
  Verdict verdict;
  for (std::size_t i = 0; i < kStates.size(); ++i) verdict.probability[i] = 0.1 * static_cast<double>(i);
  for (std::size_t i = 0; i < kStates.size(); ++i)
    EXPECT_EQ(verdict.P(static_cast<State>(i)), 0.1 * static_cast<double>(i));
}

}  // namespace
}  // namespace hinge
