// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

/// Exchanges the lower legs in runs of pictures, as networks do, until about `share` of them are exchanged.
std::set<int> PlantExchanges(KeypointTrack& track, double share, int longest, Random& random) {
  std::set<int> planted;
  const int n = static_cast<int>(track.frames.size());
  while (static_cast<double>(planted.size()) < share * n) {
    const int start = static_cast<int>(random.Uniform(3, n - longest - 3));
    const int length = 1 + static_cast<int>(random.Uniform() * longest);
    for (int i = start; i < start + length; ++i) {
      if (!planted.insert(i).second) continue;
      ExchangeKnees(track.frames[i]);
      ExchangeFeet(track.frames[i]);
    }
  }
  return planted;
}

/// Pictures in which a lower leg still differs from the clean track by more than the noise.
int WrongFrames(const KeypointTrack& got, const KeypointTrack& clean, double tolerance_px) {
  int wrong = 0;
  for (std::size_t i = 0; i < clean.frames.size(); ++i) {
    bool differs = false;
    for (Landmark l : {Landmark::kLeftAnkle, Landmark::kRightAnkle}) {
      differs |= (got.frames[i].points[l].p_I_px - clean.frames[i].points[l].p_I_px).norm() > tolerance_px;
    }
    wrong += differs;
  }
  return wrong;
}

TEST(LegNames, LeaveACleanTrackAlone) {
  Random random(1);
  const KeypointTrack clean = MakeTestingTrack({.noise_px = 1.5}, random);
  const NamedTrack named = NameLegs(clean, Facing::kRight);
  EXPECT_TRUE(named.exchanged_frames.empty());
  EXPECT_FALSE(named.whole_track_exchanged);
  EXPECT_EQ(WrongFrames(named.track, clean, 1e-9), 0);
}

TEST(LegNames, AreRepairedWhereTheNetworkExchangedThem) {
  Random random(2);
  for (int k = 0; k < 12; ++k) {
    const KeypointTrack clean = MakeTestingTrack({.faces_right = k % 2 == 0, .noise_px = 1.5}, random);
    KeypointTrack track = clean;
    const std::set<int> planted = PlantExchanges(track, 0.1, 6, random);
    const NamedTrack named = NameLegs(track, k % 2 == 0 ? Facing::kRight : Facing::kLeft);
    EXPECT_EQ(WrongFrames(named.track, clean, 12), 0)
        << "run " << k;  // where legs cross, either name will do
    const auto count = static_cast<double>(planted.size());
    EXPECT_NEAR(static_cast<double>(named.exchanged_frames.size()), count, 0.15 * count);
  }
}

TEST(LegNames, SurviveASingleExchangedPictureAtThirtyPicturesASecond) {
  Random random(3);
  const KeypointTrack clean = MakeTestingTrack({.rate_hz = 30, .duration_s = 1.2, .noise_px = 1}, random);
  KeypointTrack track = clean;
  const int at = 13;
  ExchangeKnees(track.frames[at]);
  ExchangeFeet(track.frames[at]);
  EXPECT_EQ(WrongFrames(NameLegs(track, Facing::kRight).track, clean, 5), 0);
}

TEST(LegNames, AreRightAgainAfterALegWasLostWhileTheyCrossed) {
  Random random(8);
  const KeypointTrack clean = MakeTestingTrack({.noise_px = 1.5}, random);
  KeypointTrack track = clean;
  for (int i = 33; i < 40; ++i) {  // both legs seen on one, then named the other way for a stride and a half
    for (Part part : {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe}) {
      track.frames[i].points[LandmarkOf(Side::kLeft, part)] =
          track.frames[i].points[LandmarkOf(Side::kRight, part)];
    }
  }
  for (int i = 40; i < 105; ++i) {
    ExchangeKnees(track.frames[i]);
    ExchangeFeet(track.frames[i]);
  }
  const NamedTrack named = NameLegs(track, Facing::kRight);
  KeypointTrack seen = clean;
  for (int i = 33; i < 40; ++i)
    seen.frames[i] = named.track.frames[i];  // nothing is claimed of the lost pictures
  EXPECT_EQ(WrongFrames(named.track, seen, 12), 0);
  EXPECT_GT(named.lost_points, 4);
}

/// The network exchanges the legs for three pictures and, coming back, sees both half-way between for one.
void ExchangeAndBlur(KeypointTrack& track, int from) {
  for (int i = from; i < from + 3; ++i) {
    ExchangeKnees(track.frames[i]);
    ExchangeFeet(track.frames[i]);
  }
  for (Part part : {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe}) {
    Vec2 &left = track.frames[from + 3].points[LandmarkOf(Side::kLeft, part)].p_I_px,
         &right = track.frames[from + 3].points[LandmarkOf(Side::kRight, part)].p_I_px;
    left = right = 0.5 * (left + right);
  }
}

TEST(LegNames, ComeBackAfterAnExchangeThatEndsWithinHalfAStrideOfTheClipsEnd) {
  Random random(11);
  for (int left = 4; left < 20; left += 2) {  // pictures after the exchange; half a stride has 22
    const KeypointTrack clean = MakeTestingTrack({.noise_px = 1.5}, random);
    KeypointTrack track = clean;
    const int back = static_cast<int>(track.frames.size()) - left;
    ExchangeAndBlur(track, back - 4);
    NamedTrack named = NameLegs(track, Facing::kRight);
    named.track.frames[back - 1] = clean.frames[back - 1];  // nothing is claimed of the blurred picture
    EXPECT_EQ(WrongFrames(named.track, clean, 12), 0) << left;
  }
}

TEST(LegNames, AreNotTurnedByOneWildPoint) {
  Random random(4);
  KeypointTrack track = MakeTestingTrack({.noise_px = 1.5}, random);
  for (std::size_t i = 20; i < track.frames.size(); i += 31) {
    track.frames[i].points[Landmark::kLeftAnkle].p_I_px += Vec2(150, -90);
  }
  EXPECT_TRUE(NameLegs(track, Facing::kRight).exchanged_frames.empty());
}

/// Somebody who stands still, one foot ahead; in two pictures the network has the legs cross.
KeypointTrack MakeStandingThatCrosses() {
  Random random(9);
  KeypointTrack track = MakeTestingTrack({.rate_hz = 30, .duration_s = 2, .noise_px = 0}, random);
  const KeypointFrame still = track.frames[3];
  for (KeypointFrame& f : track.frames) f.points = still.points;
  ExchangeKnees(track.frames[20]);
  ExchangeFeet(track.frames[20]);
  for (std::size_t i = 0; i < kLandmarkCount; ++i)
    track.frames[21].points.values[i].p_I_px =
        0.5 * (track.frames[20].points.values[i].p_I_px + still.points.values[i].p_I_px);
  return track;
}

TEST(LegNames, BeginAsTheNetworkSaysWhereAnotherNameThereHasItsPrice) {
  LegNamingOptions options;
  options.half_stride_weight = options.seam_weight = 0;
  options.ends_price = 100;
  const NamedTrack named = NameLegs(MakeStandingThatCrosses(), Facing::kRight, options);
  for (int i : named.exchanged_frames) EXPECT_TRUE(i == 20 || i == 21) << i;
}

/// Somebody who stands still, one foot ahead; the network lets the feet glide over each other and has them exchanged for a
/// while.
KeypointTrack MakeStandingThatGlides() {
  constexpr int kGlides = 8, kFrom = 20, kTo = 50;
  Random random(10);
  KeypointTrack track = MakeTestingTrack({.rate_hz = 30, .duration_s = 4, .noise_px = 0}, random);
  const KeypointFrame still = track.frames[3];
  KeypointFrame exchanged = still;
  ExchangeKnees(exchanged);
  ExchangeFeet(exchanged);
  for (int i = 0; i < static_cast<int>(track.frames.size()); ++i) {
    const double share = std::clamp(std::min(i - kFrom, kTo - i) / double{kGlides}, 0.0, 1.0);
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      Keypoint& point = track.frames[i].points.values[k];
      point = still.points.values[k];
      point.p_I_px += share * (exchanged.points.values[k].p_I_px - still.points.values[k].p_I_px) +
                      Vec2(random.Normal(0, 1.5), random.Normal(0, 1.5));
    }
  }
  return track;
}

TEST(LegNames, StayWithTheFeetThatStandWhenTheNetworkLetsThemGlideOverEachOther) {
  LegNamingOptions options;
  options.half_stride_weight = options.seam_weight = 0;
  options.home_weight = 2;
  const KeypointTrack track = MakeStandingThatGlides();
  const NamedTrack named = NameLegs(track, Facing::kRight, options);
  const auto exchanged = [&](int i) {
    const auto& list = named.exchanged_frames;
    return std::find(list.begin(), list.end(), i) != list.end();
  };
  for (int i = 0; i < static_cast<int>(track.frames.size()); ++i) {
    const bool wrong = i >= 25 && i <= 45, right = i < 23 || i > 47;
    if (!wrong && !right) continue;  // half-way over
    EXPECT_EQ(exchanged(i), wrong) << i;
  }
}

TEST(LegNames, FollowTheNearerSideWhenTheWholeTrackIsNamedTheOtherWay) {
  Random random(5);
  const KeypointTrack clean = MakeTestingTrack({.noise_px = 1}, random);
  KeypointTrack track = clean;
  for (KeypointFrame& f : track.frames) ExchangeSides(f);
  const NamedTrack named = NameLegs(track, Facing::kRight);
  EXPECT_TRUE(named.whole_track_exchanged);
  EXPECT_EQ(WrongFrames(named.track, clean, 1e-9), 0);
}

TEST(LegNames, WorkWithPicturesInWhichNobodyWasFound) {
  Random random(6);
  KeypointTrack track = MakeTestingTrack({.noise_px = 1}, random);
  for (std::size_t i = 50; i < 70; ++i) track.frames[i].presence = 0;
  EXPECT_TRUE(NameLegs(track, Facing::kRight).exchanged_frames.empty());
  KeypointTrack empty;
  empty.frames.resize(4);
  EXPECT_TRUE(NameLegs(empty, Facing::kRight).exchanged_frames.empty());
}

/// The person is lost from picture `from` for `lost_s`; for `exchanged_s` after it the network has the legs exchanged.
void LoseThenExchange(KeypointTrack& track, std::size_t from, double lost_s, double exchanged_s) {
  const double back_s = track.frames[from].time_s + lost_s;
  for (std::size_t i = from; i < track.frames.size(); ++i) {
    KeypointFrame& f = track.frames[i];
    if (f.time_s < back_s) {
      f.presence = 0;
    } else if (f.time_s < back_s + exchanged_s) {
      ExchangeKnees(f);
      ExchangeFeet(f);
    }
  }
}

/// The most pictures named wrongly of runs that were lost at different phases of the stride.
int MostWrongAfterAGap(double lost_s, double exchanged_s) {
  Random random(12);
  int most = 0;
  for (std::size_t from = 95; from < 117; from += 7) {
    const KeypointTrack clean = MakeTestingTrack({.rate_hz = 30, .duration_s = 6, .noise_px = 1.5}, random);
    KeypointTrack track = clean;
    LoseThenExchange(track, from, lost_s, exchanged_s);
    const int wrong = WrongFrames(NameLegs(track, Facing::kRight).track, clean, 12);
    most = std::max(most, wrong);
  }
  return most;
}

TEST(LegNames, OnBothSidesOfAGapDoNotTurnWhereNothingSpansIt) {
  for (double lost_s : {0.4, 0.6, 1.5}) {
    for (double exchanged_s : {0.0, 0.1, 0.3}) {
      EXPECT_EQ(MostWrongAfterAGap(lost_s, exchanged_s), 0)
          << lost_s << " s lost, " << exchanged_s << " s exchanged";
    }
  }
}

TEST(LegNames, AreRightAfterAGapThatHalfAStrideSpans) {
  constexpr double kToTheEnd_s = 10;
  for (double lost_s : {0.1, 0.2, 0.25}) {
    for (double exchanged_s : {0.0, 0.3, 1.0, kToTheEnd_s}) {
      EXPECT_EQ(MostWrongAfterAGap(lost_s, exchanged_s), 0)
          << lost_s << " s lost, " << exchanged_s << " s exchanged";
    }
  }
}

TEST(ExchangeSides, IsUndoneByItself) {
  Random random(7);
  KeypointTrack clean = MakeTestingTrack({}, random);
  clean.frames[3].outline.knee[Side::kLeft].front_I_px = Vec2(1, 2);
  KeypointFrame frame = clean.frames[3];
  ExchangeSides(frame);
  EXPECT_TRUE(frame.outline.knee[Side::kRight].front_I_px) << "a leg's borders go with it";
  ExchangeSides(frame);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    EXPECT_EQ(frame.points.values[i].p_I_px, clean.frames[3].points.values[i].p_I_px);
  }
  EXPECT_EQ(frame.outline, clean.frames[3].outline);
}

TEST(LegIdentity, BordersGoWithTheirLegAndAreForgottenWhereTheNetworkMixedTwo) {
  Random random(8);
  KeypointTrack track = MakeTestingTrack({.noise_px = 1}, random);
  for (KeypointFrame& f : track.frames) {
    for (const Side side : kSides) {
      const Vec2 knee = f.points[LandmarkOf(side, Part::kKnee)].p_I_px;
      f.outline.knee[side] = {knee + Vec2(9, 0), knee - Vec2(9, 0)};
    }
  }
  const KeypointTrack clean = track;
  ExchangeKnees(track.frames[40]), ExchangeFeet(track.frames[40]);
  ExchangeFeet(track.frames[70]);
  const NamedTrack named = NameLegs(track, Facing::kRight);
  ASSERT_EQ(named.exchanged_frames, (std::vector<int>{40, 70}));
  EXPECT_EQ(named.track.frames[40].outline, clean.frames[40].outline);
  EXPECT_FALSE(named.track.frames[70].outline.seen());
  EXPECT_EQ(named.track.frames[55].outline, clean.frames[55].outline);
}

}  // namespace
}  // namespace hinge
