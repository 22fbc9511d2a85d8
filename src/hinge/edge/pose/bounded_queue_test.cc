// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/bounded_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace hinge {
namespace {

TEST(BoundedQueue, HandsValuesOverInOrder) {
  BoundedQueue<int> queue(2);
  std::jthread giver([&] {
    for (int i = 0; i < 1000; ++i) queue.Give(i);
    queue.Close();
  });
  int expected = 0;
  while (const auto value = queue.Take()) EXPECT_EQ(*value, expected++);
  EXPECT_EQ(expected, 1000);
}

TEST(BoundedQueue, NeverHoldsMoreThanItsCapacity) {
  BoundedQueue<int> queue(3);
  std::atomic<int> given = 0;
  std::jthread giver([&] {
    for (int i = 0; i < 50; ++i) {
      queue.Give(i);
      ++given;
    }
    queue.Close();
  });
  for (int taken = 0; queue.Take(); ++taken) EXPECT_LE(given - taken, 3 + 1);
}

TEST(BoundedQueue, WakesAGiverWhoWaitsForRoomWhenItIsClosed) {
  BoundedQueue<int> queue(1);
  std::atomic<bool> refused = false;
  {
    std::jthread giver([&] {
      queue.Give(1);
      refused = !queue.Give(2);
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    queue.Close();
  }
  EXPECT_TRUE(refused);
  EXPECT_EQ(queue.Take(), 1);
  EXPECT_EQ(queue.Take(), std::nullopt);
}

}  // namespace
}  // namespace hinge
