// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "hinge/science/body/markers.h"

namespace hinge {

/// What a TRC file ("track row column") holds: the table of markers that OpenSim and motion-capture programs exchange.
///
///   line 1   PathFileType 4 (X/Y/Z) NAME
///   line 2   DataRate CameraRate NumFrames NumMarkers Units OrigDataRate OrigDataStartFrame OrigNumFrames
///   line 3   their values
///   line 4   Frame# Time, then each marker's name, followed by two empty cells
///   line 5   two empty cells, then X1 Y1 Z1 X2 Y2 Z2 ...
///   line 6   empty; may be missing
///   line 7   one picture a row: number, time in s, x, y, z of every marker. Cells are parted by tabs; an empty cell or
///            NaN is a marker not seen
struct Trc {
  std::string name;    ///< what line 1 says of the file; no use is made of it when reading
  double rate_hz = 0;  ///< DataRate
  std::string units;   ///< as the file says: "m", "mm", ...; some programs write m and mean pixels
  Markers markers;     ///< in these units and in the file's own axes, whatever they are
};

/// Every row is full: a marker that was not seen leaves three empty cells. Kept to 1e-6 s and 1e-6 units.
std::string MakeTrc(const Trc& trc);

/// Reads what MakeTrc and other programs write: blanks or tabs in the header, with or without the empty line, numbers of
/// markers with more than two digits, trailing tabs. Throws Error, with file and line, on anything else, on times that do not
/// increase, on a file that was cut off (fewer rows than NumFrames says, or a last row without all its cells), and on a table of more than 2 000 000 rows or 1000 markers.
Trc ParseTrc(std::string_view text, const std::string& where);
Trc ReadTrc(const std::filesystem::path& path);

}  // namespace hinge
