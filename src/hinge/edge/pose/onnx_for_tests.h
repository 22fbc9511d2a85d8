// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

namespace hinge {

/// ONNX files of one or two operations, written field by field after onnx.proto (protocol buffers: a key of number * 8 + wire
/// type, then a varint, or a length and bytes), whose outputs are known sums over the picture.
class OnnxForTests {
 public:
  struct Size {
    int points = 26, height = 64, width = 48;
    bool free_batch = false;
  };

  /// Heat maps: each cell the sum over its 4 x 4 pixels and three channels, of odd points negated.
  static std::string HeatMaps(const Size& size) {
    const int h = size.height / 4, w = size.width / 4;
    return Model(Node("Conv", {"picture", "weights"}, "maps", {{"strides", {4, 4}}}) +
                 Field(5, Weights("weights", size.points, 4, 4)) + Input(size) +
                 Field(12, Value("maps", {1, size.points, h, w})));
  }

  /// SimCC: the sum over each column, and over each row, of odd points negated.
  static std::string Rows(const Size& size) {
    const int k = size.points;
    return Model(
        Node("Conv", {"picture", "columns"}, "c", {}) + Node("Conv", {"picture", "rows"}, "r", {}) +
        Node("Reshape", {"c", "to_x"}, "simcc_x", {}) + Node("Reshape", {"r", "to_y"}, "simcc_y", {}) +
        Field(5, Weights("columns", k, size.height, 1)) + Field(5, Weights("rows", k, 1, size.width)) +
        Field(5, Integers("to_x", {1, k, size.width})) + Field(5, Integers("to_y", {1, k, size.height})) +
        Input(size) + Field(12, Value("simcc_x", {1, k, size.width})) +
        Field(12, Value("simcc_y", {1, k, size.height})));
  }

  /// The picture itself: no pose network.
  static std::string Picture(const Size& size) {
    return Model(Node("Relu", {"picture"}, "same", {}) + Input(size) +
                 Field(12, Value("same", {1, 3, size.height, size.width})));
  }

  static std::filesystem::path Write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  using Ints = std::vector<int>;
  struct Attribute {
    std::string name;
    Ints values;
  };

  static std::string Varint(std::uint64_t v) {
    std::string bytes;
    for (; v >= 128; v >>= 7) bytes += static_cast<char>(v % 128 + 128);
    return bytes + static_cast<char>(v);
  }
  static std::string Number(int field, std::uint64_t v) { return Varint(field * 8U) + Varint(v); }
  static std::string Field(int field, const std::string& bytes) {
    return Varint(field * 8U + 2) + Varint(bytes.size()) + bytes;
  }
  static std::string Node(const std::string& op, std::initializer_list<std::string> inputs,
                          const std::string& output, std::initializer_list<Attribute> attributes) {
    std::string node;
    for (const std::string& input : inputs) node += Field(1, input);
    node += Field(2, output) + Field(3, output + "_node") + Field(4, op);
    for (const Attribute& a : attributes) {
      std::string attribute = Field(1, a.name);
      for (int v : a.values) attribute += Number(8, static_cast<std::uint64_t>(v));
      node += Field(5, attribute + Number(20, 7));  // INTS
    }
    return Field(1, node);
  }
  static std::string Tensor(const std::string& name, const Ints& shape, int type, const std::string& raw) {
    std::string tensor;
    for (int d : shape) tensor += Number(1, static_cast<std::uint64_t>(d));
    return tensor + Number(2, static_cast<std::uint64_t>(type)) + Field(8, name) + Field(9, raw);
  }
  static std::string Weights(const std::string& name, int points, int height, int width) {
    std::string raw;
    for (int k = 0; k < points; ++k) {
      const float weight = (k % 2 == 0 ? 1.0F : -1.0F) / static_cast<float>(height * width);
      for (int i = 0; i < 3 * height * width; ++i) {
        char bytes[sizeof weight];
        std::memcpy(bytes, &weight, sizeof weight);
        raw.append(bytes, sizeof weight);
      }
    }
    return Tensor(name, {points, 3, height, width}, 1, raw);  // FLOAT
  }
  static std::string Integers(const std::string& name, const Ints& values) {
    std::string raw;
    for (std::int64_t v : values) {
      char bytes[sizeof v];
      std::memcpy(bytes, &v, sizeof v);
      raw.append(bytes, sizeof v);
    }
    return Tensor(name, {static_cast<int>(values.size())}, 7, raw);  // INT64
  }
  static std::string Value(const std::string& name, const Ints& shape, bool free_batch = false) {
    std::string dims;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      dims += Field(
          1, i == 0 && free_batch ? Field(2, "batch") : Number(1, static_cast<std::uint64_t>(shape[i])));
    }
    return Field(1, name) + Field(2, Field(1, Number(1, 1) + Field(2, dims)));
  }
  static std::string Input(const Size& size) {
    return Field(11, Value("picture", {1, 3, size.height, size.width}, size.free_batch));
  }
  static std::string Model(const std::string& graph) {
    return Number(1, 8) + Field(7, graph + Field(2, "for_tests")) + Field(8, Field(1, "") + Number(2, 13));
  }
};

}  // namespace hinge
