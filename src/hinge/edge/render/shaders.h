// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinge {

// One vertex and one fragment program for all that is lit, in variants by #define:
//   FIGURE  colour and gloss a point, no pattern      (else: a stage's mesh, with pattern)
//   SHADOW  the figure may stand in its light
//   SMEAR   the pattern runs while the picture is taken
inline constexpr const char* kLitVertex = R"(
layout(location = 0) in vec3 p;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec4 colour;  // rgb, gloss
layout(location = 3) in vec2 repeats;
layout(location = 4) in vec3 place_in_light;  // of a figure
uniform mat4 clip_from_world, light_from_world;
uniform vec3 stage_shift, towards_light;
uniform vec2 pattern_shift;
out vec3 v_normal, v_place, v_in_light;
out vec4 v_colour;
out vec2 v_repeats;
void main() {
  vec3 place = p + stage_shift;
  v_normal = normal;
  v_place = place;
  v_colour = colour;
  v_repeats = repeats + pattern_shift;
  gl_Position = clip_from_world * vec4(place, 1.0);
  // The looked-up place is moved outwards a little, so that no surface shades itself.
#ifdef FIGURE
  place = place_in_light;
#endif
  v_in_light = (light_from_world * vec4(place + 0.006 * normal, 1.0)).xyz * 0.5 + 0.5;
}
)";

inline constexpr const char* kLitFragment = R"(
in vec3 v_normal, v_place, v_in_light;
in vec4 v_colour;
in vec2 v_repeats;
uniform sampler2D pattern;
uniform sampler2DShadow shadow_map;
uniform vec3 towards_light, sun, from_sky, from_ground, eye, gain;
uniform vec2 shadow_step, smear;
out vec4 picture;
vec3 Pattern(float when) { return texture(pattern, v_repeats + when * smear).rgb; }
float Lit() {
#ifdef SHADOW
  vec3 at = vec3(v_in_light.xy, min(v_in_light.z, 1.0));
  return 0.25 * (texture(shadow_map, at + vec3(shadow_step.x, shadow_step.y * 0.5, 0.0)) +
                 texture(shadow_map, at + vec3(-shadow_step.x * 0.5, shadow_step.y, 0.0)) +
                 texture(shadow_map, at + vec3(-shadow_step.x, -shadow_step.y * 0.5, 0.0)) +
                 texture(shadow_map, at + vec3(shadow_step.x * 0.5, -shadow_step.y, 0.0)));
#else
  return 1.0;
#endif
}
void main() {
#ifdef FIGURE
  vec3 n = normalize(gl_FrontFacing ? v_normal : -v_normal);
  vec3 colour = v_colour.rgb;
#else
  vec3 n = v_normal;
#ifdef SMEAR
  vec3 mean = 0.25 * (Pattern(-0.375) + Pattern(-0.125) + Pattern(0.125) + Pattern(0.375));
#else
  vec3 mean = Pattern(0.0);
#endif
  vec3 colour = v_colour.rgb * 2.0 * mean;
#endif
  vec3 direct = sun * max(0.0, dot(n, towards_light)) * Lit();
  vec3 around = mix(from_ground, from_sky, 0.5 + 0.5 * n.y);
  vec3 sum = colour * (direct + around);
#ifdef FIGURE
  vec3 half_way = normalize(towards_light + normalize(eye - v_place));
  float shine = max(0.0, dot(n, half_way));
  shine *= shine; shine *= shine; shine *= shine; shine *= shine;  // to the power of 16
  sum += 0.5 * v_colour.a * shine * direct;
#endif
  picture = vec4(sum * gain, 1.0);
}
)";

inline constexpr const char* kSkyVertex = R"(
out vec2 v_corner;
void main() {
  v_corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(v_corner, 0.99999, 1.0);
}
)";

// ray = middle + corner.x * across + corner.y * up, so that the sky turns with the camera.
inline constexpr const char* kSkyFragment = R"(
in vec2 v_corner;
uniform vec3 ray_middle, ray_across, ray_up, horizon, zenith, gain;
out vec4 picture;
void main() {
  vec3 ray = normalize(ray_middle + v_corner.x * ray_across + v_corner.y * ray_up);
  picture = vec4(mix(horizon, zenith, sqrt(clamp(ray.y, 0.0, 1.0))) * gain, 1.0);
}
)";

inline constexpr const char* kShadowVertex = R"(
layout(location = 0) in vec3 p;
uniform mat4 light_from_world;
void main() { gl_Position = light_from_world * vec4(p, 1.0); }
)";
inline constexpr const char* kShadowFragment = "void main() {}";

}  // namespace hinge
