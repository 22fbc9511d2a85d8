// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/gl.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <fmt/format.h>

#include <array>
#include <vector>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

[[noreturn]] void Fail(const char* step) {
  throw Error(
      fmt::format("pictures cannot be drawn: {} failed (EGL error {:#x})", step, eglGetError()),
      "Mesa's surfaceless EGL with OpenGL ES 3",
      "Install it (Debian: apt-get install libegl1 libgles2 libgl1-mesa-dri); no display or GPU is needed.");
}

EGLDisplay OpenDisplay() {
  const auto get =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get == nullptr) Fail("finding EGL's platforms");
  const EGLDisplay display = get(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE)
    Fail("opening EGL without a display");
  return display;
}

GLuint Compile(GLenum kind, const std::string& source) {
  const GLuint shader = glCreateShader(kind);
  const char* text = source.c_str();
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  GLint ok = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  std::array<char, 1000> log{};
  glGetShaderInfoLog(shader, log.size() - 1, nullptr, log.data());
  HINGE_CHECK(ok == GL_TRUE, log.data());
  return shader;
}

template <typename Make>
GLuint Generate(Make make) {
  GLuint name = 0;
  make(1, &name);
  return name;
}

}  // namespace

GlContext::GlContext() {
  display_ = OpenDisplay();
  if (eglBindAPI(EGL_OPENGL_ES_API) == EGL_FALSE) Fail("choosing OpenGL ES");
  constexpr EGLint kWanted[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_NONE};
  context_ = eglCreateContext(display_, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kWanted);
  if (context_ == EGL_NO_CONTEXT) Fail("making a context");
  MakeCurrent();
}

GlContext::~GlContext() {
  if (eglGetCurrentContext() == context_)
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  eglDestroyContext(display_, context_);  // the display stays open: other painters have the same one
}

void GlContext::MakeCurrent() {
  if (eglGetCurrentContext() == context_) return;
  if (eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) == EGL_FALSE)
    Fail("making the context current");
}

GlBuffer MakeBuffer() { return GlBuffer(Generate(glGenBuffers)); }
GlVertexArray MakeVertexArray() { return GlVertexArray(Generate(glGenVertexArrays)); }
GlTexture MakeTexture() { return GlTexture(Generate(glGenTextures)); }
GlRenderbuffer MakeRenderbuffer() { return GlRenderbuffer(Generate(glGenRenderbuffers)); }
GlFramebuffer MakeFramebuffer() { return GlFramebuffer(Generate(glGenFramebuffers)); }

GlProgram MakeProgram(const std::string& vertex, const std::string& fragment, const std::string& defines) {
  const std::string head =
      "#version 300 es\nprecision highp float;\nprecision highp sampler2DShadow;\n" + defines;
  GlProgram program(glCreateProgram());
  const GLuint shaders[] = {Compile(GL_VERTEX_SHADER, head + vertex),
                            Compile(GL_FRAGMENT_SHADER, head + fragment)};
  for (GLuint shader : shaders) {
    glAttachShader(program, shader);
    glDeleteShader(shader);  // lives on as long as the program
  }
  glLinkProgram(program);
  GLint ok = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &ok);
  HINGE_CHECK(ok == GL_TRUE);
  return program;
}

void SetUniform(GLuint program, const char* name, const Eigen::Matrix4f& value) {
  glUniformMatrix4fv(glGetUniformLocation(program, name), 1, GL_FALSE, value.data());
}
void SetUniform(GLuint program, const char* name, const Eigen::Vector3f& value) {
  glUniform3fv(glGetUniformLocation(program, name), 1, value.data());
}
void SetUniform(GLuint program, const char* name, const Eigen::Vector2f& value) {
  glUniform2fv(glGetUniformLocation(program, name), 1, value.data());
}
void SetUniform(GLuint program, const char* name, int value) {
  glUniform1i(glGetUniformLocation(program, name), value);
}

void SetAttribute(GLuint location, int count, std::size_t stride_bytes, std::size_t offset_bytes) {
  glEnableVertexAttribArray(location);
  glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride_bytes),
                        reinterpret_cast<const void*>(offset_bytes));
}

}  // namespace hinge
