// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/sha256.h"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

struct Vector {
  const char* name;
  std::string message;
  const char* digest;
};

// The example messages that NIST publishes with FIPS 180-4 ("SHA-256 examples" and the long message of FIPS
// 180-2 B.3).
std::vector<Vector> PublishedVectors() {
  return {{"one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
          {"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
          {"a million times the letter a", std::string(1000000, 'a'),
           "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
          {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}};
}

TEST(Sha256, GivesThePublishedDigests) {
  for (const Vector& vector : PublishedVectors()) {
    SCOPED_TRACE(vector.name);
    EXPECT_EQ(Sha256Hex(vector.message), vector.digest);
  }
}

TEST(Sha256, DoesNotDependOnHowTheBytesAreCutIntoPieces) {
  Random random(11);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(random.Uniform(0, 400)));
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.Uniform(0, 256));
    Sha256 whole, pieces;
    whole.Update(bytes);
    std::span<const std::uint8_t> rest(bytes);
    while (!rest.empty()) {
      const auto count = std::min(rest.size(), static_cast<std::size_t>(random.Uniform(0, 130)));
      pieces.Update(rest.first(count));
      rest = rest.subspan(count);
    }
    EXPECT_EQ(whole.FinishHex(), pieces.FinishHex());
  }
}

TEST(Sha256, OfAStreamIsThatOfItsBytes) {
  const std::string bytes(200001, 'x');
  std::istringstream stream(bytes);
  EXPECT_EQ(Sha256Hex(stream), Sha256Hex(bytes));
}

TEST(Sha256, ChangesWhenOneBitChanges) {
  EXPECT_NE(Sha256Hex(std::string(100, 'a')), Sha256Hex(std::string(99, 'a') + "c"));
}

}  // namespace
}  // namespace hinge
