// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/text_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <system_error>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;

std::string ReadTextFile(const fs::path& path, std::size_t largest_bytes) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (!fs::exists(status))
    throw Error("the file does not exist", path.string(), "Check the path and its spelling.");
  if (fs::is_directory(status))
    throw Error("this is a folder, not a file", path.string(), "Name a file in it.");
  const auto size = fs::is_regular_file(status) ? fs::file_size(path, failed) : 0;
  if (size > largest_bytes) {
    throw Error(fmt::format("the file has {} MiB, which no file of this kind has", size >> 20), path.string(),
                "Check that it is the right file.");
  }
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) {
    throw Error("the file cannot be read", path.string(),
                "Check that you may read it (ls -l shows its permissions).");
  }
  return text;
}

namespace {

void Write(const fs::path& path, std::string_view text, const std::string& how_to_fix) {
  fs::path partial = path;
  partial += ".partial";
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  std::error_code failed;
  if (file.good()) fs::rename(partial, path, failed);
  if (!file.good() || failed) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw Error("the file cannot be written", path.string(), how_to_fix);
  }
}

}  // namespace

void WriteTextFile(const fs::path& path, std::string_view text) {
  Write(path, text,
        "Check the free space and that you may write there, or choose another folder with --out.");
}

std::filesystem::path FileInFolder(const std::filesystem::path& path, const char* name) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored) ? path / name : path;
}

void WriteNewTextFile(const std::filesystem::path& path, std::string_view text, bool force) {
  std::error_code ignored;
  if (!force && std::filesystem::exists(path, ignored))
    throw Error("the file is already there", path.string(), "Give another name, or --force to replace it.");
  Write(path, text, "Check that its folder is there and that you may write in it, or give another name.");
}

}  // namespace hinge
