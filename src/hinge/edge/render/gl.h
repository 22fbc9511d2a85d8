// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <GLES3/gl3.h>

#include <Eigen/Core>
#include <memory>
#include <string>
#include <utility>

namespace hinge {

/// OpenGL ES 3 without display or window: Mesa's surfaceless EGL, which draws on the CPU (llvmpipe) where
/// there is no GPU.
class GlContext {
 public:
  /// Throws `Error` with the Debian packages when there is no such EGL.
  GlContext();
  ~GlContext();
  GlContext(const GlContext&) = delete;
  GlContext& operator=(const GlContext&) = delete;
  /// Later GL calls of this thread go here. A context may be current in one thread at a time.
  void MakeCurrent();

 private:
  void* display_ = nullptr;
  void* context_ = nullptr;
};

/// The name of a GL object that is deleted with its owner.
template <void (*kDelete)(GLuint)>
class GlName {
 public:
  explicit GlName(GLuint name = 0) : name_(name) {}
  GlName(GlName&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  GlName& operator=(GlName&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~GlName() {
    if (name_ != 0) kDelete(name_);
  }
  operator GLuint() const { return name_; }

 private:
  GLuint name_;
};
inline void DeleteProgram(GLuint n) { glDeleteProgram(n); }
inline void DeleteBuffer(GLuint n) { glDeleteBuffers(1, &n); }
inline void DeleteVertexArray(GLuint n) { glDeleteVertexArrays(1, &n); }
inline void DeleteTexture(GLuint n) { glDeleteTextures(1, &n); }
inline void DeleteRenderbuffer(GLuint n) { glDeleteRenderbuffers(1, &n); }
inline void DeleteFramebuffer(GLuint n) { glDeleteFramebuffers(1, &n); }
using GlProgram = GlName<DeleteProgram>;
using GlBuffer = GlName<DeleteBuffer>;
using GlVertexArray = GlName<DeleteVertexArray>;
using GlTexture = GlName<DeleteTexture>;
using GlRenderbuffer = GlName<DeleteRenderbuffer>;
using GlFramebuffer = GlName<DeleteFramebuffer>;

GlBuffer MakeBuffer();
GlVertexArray MakeVertexArray();
GlTexture MakeTexture();
GlRenderbuffer MakeRenderbuffer();
GlFramebuffer MakeFramebuffer();

/// Compiles and links; `defines` ("#define X\n") go in front. A fault in the source is a contract broken.
GlProgram MakeProgram(const std::string& vertex, const std::string& fragment,
                      const std::string& defines = "");

void SetUniform(GLuint program, const char* name, const Eigen::Matrix4f& value);
void SetUniform(GLuint program, const char* name, const Eigen::Vector3f& value);
void SetUniform(GLuint program, const char* name, const Eigen::Vector2f& value);
void SetUniform(GLuint program, const char* name, int value);

/// A float attribute of `count` numbers, from the array buffer bound now. Without `location` in the program
/// it is left out.
void SetAttribute(GLuint location, int count, std::size_t stride_bytes, std::size_t offset_bytes);

}  // namespace hinge
