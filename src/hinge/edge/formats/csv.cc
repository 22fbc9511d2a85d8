// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

std::string Quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

/// Reads cells one after the other and keeps the line for messages.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, const std::string& where) : text_(text), where_(where) {}

  bool AtEnd() const { return at_ >= text_.size(); }

  CsvRow NextRow() {
    CsvRow row;
    do row.push_back(NextCell());
    while (Take(','));
    Take('\r');
    if (!AtEnd() && !Take('\n')) Fail("a cell goes on behind its closing quote");
    ++line_;
    return row;
  }

 private:
  bool Take(char c) {
    if (AtEnd() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string NextCell() {
    if (Take('"')) return QuotedCell();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string cell(text_.substr(at_, end - at_));
    at_ = end;
    return cell;
  }

  std::string QuotedCell() {
    std::string cell;
    while (!AtEnd()) {
      const char c = text_[at_++];
      if (c == '"' && !Take('"')) return cell;
      cell += c;
    }
    Fail("a quoted cell has no end");
  }

  [[noreturn]] void Fail(const char* what) const {
    throw Error(what, fmt::format("{}, row {}", where_, line_), "Restore the file or make it again.");
  }

  std::string_view text_;
  const std::string& where_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

std::string MakeCsvLine(const CsvRow& row) {
  std::string line;
  for (const std::string& cell : row) {
    if (&cell != &row.front()) line += ',';
    line += Quoted(cell);
  }
  return line + "\r\n";
}

std::vector<CsvRow> ParseCsv(std::string_view text, const std::string& where) {
  std::vector<CsvRow> rows;
  CsvScanner scanner(text, where);
  while (!scanner.AtEnd()) rows.push_back(scanner.NextRow());
  return rows;
}

std::string CsvNumber(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

std::string CsvNumber(double value, int decimals) {
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals) : std::string();
}

double ParseCsvNumber(const std::string& cell, const std::string& where) {
  const std::optional<double> value = FindNumber(cell);
  if (!value) {
    throw Error(fmt::format("\"{}\" is not a number", cell.substr(0, 40)), where,
                "Restore the file or make it again.");
  }
  return *value;
}

}  // namespace hinge
