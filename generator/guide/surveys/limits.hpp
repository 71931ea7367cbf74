// How large a survey may be: far above anything that somebody would fill in, and small enough to bound time
// and memory where a survey comes from outside. Editors are told (check/surveys/size.cpp) before the collector
// refuses (interchange/survey_reader.cpp).
#pragma once

#include <cstddef>

namespace leidraad::guide::survey_limits {

inline constexpr std::size_t pages = 200;
// Of a page.
inline constexpr std::size_t questions = 200;
// Options or rows of a question, items of a list, answers of a condition.
inline constexpr std::size_t options = 500;
// Of a scale.
inline constexpr std::size_t points = 20;
// Scales, lists, scores, parts and bands of a score, paragraphs, links.
inline constexpr std::size_t others = 200;
// Conditions with all their parts: with as many steps, the work for one set of answers.
inline constexpr std::size_t conditions = 2'000;
// Of one condition.
inline constexpr std::size_t parts = 100;
inline constexpr std::size_t condition_depth = 8;
// Versions, people of a group, characters of a text: whole numbers that a survey says.
inline constexpr int number = 1'000'000;
// The value of a point of a scale, on either side of zero.
inline constexpr int point = 1'000;

}  // namespace leidraad::guide::survey_limits
