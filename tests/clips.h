// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace hinge {

/// Clips that tests make out of a bundled one, or out of nothing. Each is written to `to` (.mp4).

/// The pictures between two times, of which every `keep_every`-th is kept at its own time.
void WritePart(const std::filesystem::path& from, double start_s, double end_s, int keep_every,
               const std::filesystem::path& to);

/// The picture at `time_s`, `count` times at 60 pictures a second: a person who does not move.
void WriteFrozen(const std::filesystem::path& from, double time_s, int count,
                 const std::filesystem::path& to);

/// Grey noise at 60 pictures a second: nobody there.
void WriteNoise(int count, const std::filesystem::path& to);

/// A second of silence as WAV.
void WriteSilence(const std::filesystem::path& to);

}  // namespace hinge
