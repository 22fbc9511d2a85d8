// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hinge {

/// Comma-separated values as RFC 4180 has them: rows end in CR LF, cells that hold a comma, a quote or a line
/// end are quoted, quotes inside are doubled. Numbers have a decimal point whatever the user's locale is.
using CsvRow = std::vector<std::string>;

std::string MakeCsvLine(const CsvRow& row);

/// The rows of a text. Accepts LF as row end too; an unfinished quote or text behind a closing quote throws
/// Error naming `where` and the line.
std::vector<CsvRow> ParseCsv(std::string_view text, const std::string& where);

/// Shortest text that reads back as the same number; empty for a number that is not finite.
std::string CsvNumber(double value);
/// With so many decimals.
std::string CsvNumber(double value, int decimals);

/// The cell as a finite number, or an Error that names the place.
double ParseCsvNumber(const std::string& cell, const std::string& where);

}  // namespace hinge
