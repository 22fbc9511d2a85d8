// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/tracker.h"

#include <gtest/gtest.h>

#include "hinge/edge/pose/roi.h"

namespace hinge {
namespace {

constexpr int kWidth_px = 1280, kHeight_px = 720;
constexpr double kFrame_s = 1 / 50.0;

/// A made-up person: a stick figure around the hips, whose region is `size_px` wide.
struct Figure {
  double x_px, size_px;

  Sighting Seen(double presence = 0.9) const {
    const Vec2 hips(x_px, 360), top(x_px, 360 - size_px / 2.5);
    Sighting sighting{
        .reading = {.presence = presence, .region = RegionFromAlignment(hips, top), .points = {}},
        .frame = {}};
    for (std::size_t i = 0; i < kBlazePoints; ++i) {
      const double along = static_cast<double>(i) / kBlazePoints - 0.5;
      sighting.reading.points[i] = {.p_I_px = hips + Vec2(0.1, along) * size_px, .visibility = 0.9};
    }
    sighting.reading.points[kBlazeAlignment].p_I_px = hips;
    sighting.reading.points[kBlazeAlignment + 1].p_I_px = top;
    sighting.frame = {.region = sighting.reading.region,
                      .area_share = size_px * size_px / (kWidth_px * kHeight_px),
                      .cut_off = false};
    return sighting;
  }
};

/// Plays the networks: everybody in `figures` is detected, and a region shows whoever's hips are within it.
class Scene {
 public:
  explicit Scene(int max_people = 3) : tracker_(max_people, kWidth_px, kHeight_px) {}

  void Play(const std::vector<Figure>& figures) {
    tracker_.BeginPicture(kFrame_s * tracker_.picture_count());
    for (const int person : tracker_.Active())
      tracker_.Follow(person, Nearest(figures, tracker_.NextRegion(person)));
    tracker_.DropDuplicates();
    detected_ = tracker_.WantsDetection();
    if (!detected_) return;
    tracker_.NoteDetection();
    for (const Figure& figure : figures) {
      if (tracker_.IsNews(figure.Seen().reading.region)) tracker_.Welcome(figure.Seen());
    }
  }
  void Play(const std::vector<Figure>& figures, int pictures) {
    for (int i = 0; i < pictures; ++i) Play(figures);
  }
  std::vector<PersonTrack> Tracks() const { return tracker_.Tracks(); }
  bool detected() const { return detected_; }

 private:
  static std::optional<Sighting> Nearest(const std::vector<Figure>& figures, const Region& region) {
    std::optional<Sighting> nearest;
    double best_px = region.size_px / 2;
    for (const Figure& figure : figures) {
      const double distance_px = std::abs(figure.x_px - region.centre_I_px.x());
      if (distance_px < best_px) nearest = figure.Seen(), best_px = distance_px;
    }
    return nearest;
  }

  Tracker tracker_;
  bool detected_ = false;
};

TEST(Tracker, FollowsOnePersonThroughEveryPicture) {
  Scene scene;
  for (int i = 0; i < 100; ++i) scene.Play({{300.0 + 5 * i, 400}});
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 1U);
  EXPECT_EQ(tracks[0].frames_found, 100);
  EXPECT_EQ(tracks[0].redetections, 0);
  EXPECT_NEAR(tracks[0].keypoints.nominal_rate_hz, 50, 1e-6);
  EXPECT_NEAR(tracks[0].keypoints.frames[40].points[Landmark::kNose].p_I_px.x(), 300 + 5 * 40 + 40, 1e-9);
}

TEST(Tracker, LooksForNewcomersTwiceASecondWhileNobodyIsMissing) {
  Scene scene;
  int looks = 0;
  for (int i = 0; i < 100; ++i) {
    scene.Play({{600, 400}});
    looks += scene.detected();
  }
  EXPECT_EQ(looks, 4);  // at 0, 0.5, 1.0 and 1.5 s
}

TEST(Tracker, LooksAtEveryPictureWhileNobodyIsThere) {
  Scene scene;
  for (int i = 0; i < 20; ++i) {
    scene.Play({});
    EXPECT_TRUE(scene.detected());
  }
  EXPECT_TRUE(scene.Tracks().empty());
}

TEST(Tracker, GivesAnEntryForPicturesBeforeAPersonCameAndAfterHeLeft) {
  Scene scene;
  scene.Play({}, 10);
  scene.Play({{600, 400}}, 20);
  scene.Play({}, 30);
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 1U);
  ASSERT_EQ(tracks[0].keypoints.frames.size(), 60U);
  EXPECT_FALSE(tracks[0].keypoints.frames[9].found());
  EXPECT_TRUE(tracks[0].keypoints.frames[10].found());
  EXPECT_FALSE(tracks[0].keypoints.frames[59].found());
  EXPECT_DOUBLE_EQ(tracks[0].keypoints.frames[59].time_s, 59 * kFrame_s);
  EXPECT_EQ(tracks[0].frames_found, 20);
}

TEST(Tracker, PutsTheBiggestAndLongestSeenFirst) {
  Scene scene;
  scene.Play({{200, 200}, {900, 420}}, 60);
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 2U);
  EXPECT_GT(tracks[0].area_share, tracks[1].area_share);
  EXPECT_NEAR(tracks[0].frames[5].region.centre_I_px.x(), 900, 1e-9);
}

TEST(Tracker, PrefersWhoIsSeenLongOverWhoIsSeenLargeForAMoment) {
  Scene scene;
  scene.Play({{200, 300}}, 30);
  scene.Play({{200, 300}, {900, 450}}, 26);  // the newcomer is noticed at the next look
  scene.Play({{200, 300}}, 100);
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 2U);
  EXPECT_EQ(tracks[0].frames_found, 156);
}

TEST(Tracker, JoinsAPersonWhoWasHiddenForAMoment) {
  Scene scene;
  scene.Play({{600, 400}}, 30);
  scene.Play({}, 40);
  scene.Play({{620, 410}}, 30);
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 1U);
  EXPECT_EQ(tracks[0].frames_found, 60);
  EXPECT_EQ(tracks[0].redetections, 1);
}

TEST(Tracker, JoinsARunnerWhoGoesOnBehindAPillar) {
  Scene scene;
  const double step_px = 8;
  for (int i = 0; i < 30; ++i) scene.Play({{200 + step_px * i, 300}});
  scene.Play({}, 40);
  for (int i = 70; i < 100; ++i) scene.Play({{200 + step_px * i, 300}});
  EXPECT_EQ(scene.Tracks().size(), 1U);
}

TEST(Tracker, TakesSomebodyElseForSomebodyNew) {
  struct Case {
    const char* name;
    int gap;
    Figure second;
  };
  const Case cases[] = {
      {"far away", 10, {1100, 300}}, {"much smaller", 10, {300, 150}}, {"much later", 150, {300, 300}}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    Scene scene;
    scene.Play({{300, 300}}, 30);
    scene.Play({}, c.gap);
    scene.Play({c.second}, 30);
    EXPECT_EQ(scene.Tracks().size(), 2U);
  }
}

TEST(Tracker, KeepsOneTrackOfTwoThatFellUponOneBody) {
  Scene scene;
  for (int i = 0; i < 60; ++i)
    scene.Play({{300.0 + 10 * i, 400}, {900, 400}});  // they meet in the last picture
  scene.Play({{900, 400}}, 20);
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 2U);
  for (std::size_t i = 62; i < 80; ++i) {
    EXPECT_NE(tracks[0].keypoints.frames[i].found(), tracks[1].keypoints.frames[i].found()) << i;
  }
}

TEST(Tracker, TakesAPersonOfAMomentForAFluke) {
  Scene scene;
  scene.Play({{300, 300}, {1000, 250}}, 3);  // 0.06 s
  scene.Play({{300, 300}}, 40);
  EXPECT_EQ(scene.Tracks().size(), 1U);
}

TEST(Tracker, KeepsThePersonOfAPhoto) {
  Scene scene;
  scene.Play({{300, 300}});
  EXPECT_EQ(scene.Tracks().size(), 1U);
}

TEST(Tracker, FollowsNoMoreThanItMayAndPrefersTheLarge) {
  Scene scene(2);
  scene.Play({{200, 200}, {600, 220}}, 10);
  scene.Play({{200, 200}, {600, 220}, {1000, 420}}, 60);
  const auto tracks = scene.Tracks();
  ASSERT_EQ(tracks.size(), 2U);
  EXPECT_NEAR(tracks[0].frames[60].region.centre_I_px.x(), 1000, 1e-9);
  EXPECT_NEAR(tracks[1].frames[60].region.centre_I_px.x(), 600, 1e-9);
}

TEST(Tracker, FilesWhatWasSeenOfANewcomerEarlier) {
  Tracker tracker(3, kWidth_px, kHeight_px);
  const Figure first{300, 300}, late{900, 300};
  for (int i = 0; i < 5; ++i) {
    tracker.BeginPicture(i * kFrame_s);
    if (i == 0)
      tracker.Welcome(first.Seen());
    else
      tracker.Follow(0, first.Seen());
  }
  const auto person = tracker.Welcome(late.Seen());
  ASSERT_EQ(person, 1);
  EXPECT_FALSE(tracker.IsMissing(1, 4));
  EXPECT_TRUE(tracker.IsMissing(1, 3));
  EXPECT_TRUE(tracker.FileEarlier(1, 3, late.Seen()));
  EXPECT_FALSE(tracker.FileEarlier(1, 3, late.Seen()));     // has an entry
  EXPECT_FALSE(tracker.FileEarlier(1, 2, late.Seen(0.1)));  // not seen there
  EXPECT_FALSE(tracker.FileEarlier(1, 2, first.Seen()));    // somebody else's body
  EXPECT_TRUE(tracker.FileEarlier(1, 2, late.Seen()));
  const PersonTrack track = tracker.Tracks()[1];
  EXPECT_EQ(track.frames_found, 3);
  EXPECT_FALSE(track.keypoints.frames[1].found());
  EXPECT_TRUE(track.keypoints.frames[2].found());
  EXPECT_DOUBLE_EQ(track.keypoints.frames[2].time_s, 2 * kFrame_s);
}

TEST(Tracker, IsEqualAfterEqualInput) {
  const auto run = [] {
    Scene scene;
    for (int i = 0; i < 50; ++i) scene.Play({{300.0 + 5 * i, 400}, {900, 300}});
    return scene.Tracks();
  };
  const auto a = run(), b = run();
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a[0].keypoints.frames.size(); ++i) {
    EXPECT_EQ(a[0].keypoints.frames[i].points[Landmark::kNose].p_I_px,
              b[0].keypoints.frames[i].points[Landmark::kNose].p_I_px);
  }
}

}  // namespace
}  // namespace hinge
