// The row that the collector stores for the answers of body.json; the floors store the same.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace leidraad::load {

inline constexpr const char* table =
    "CREATE TABLE responses (survey {id} NOT NULL, id {id} NOT NULL, version integer NOT NULL, "
    "group_id {id} NOT NULL, round {id} NOT NULL, day {id} NOT NULL, delete_after {id} NOT NULL, "
    "is_to_check integer NOT NULL, receipt_hash {id} NOT NULL, content_hash {id} NOT NULL, "
    "answers text NOT NULL, PRIMARY KEY (survey, id))";
inline constexpr const char* index = "CREATE INDEX responses_by_receipt ON responses (receipt_hash)";

inline constexpr const char* answers =
    R"({"beleving.blijven":["unknown"],"beleving.leren":["4"],"beleving.rust":["2"],"beleving.steun":["5"],)"
    R"("beleving.trots":["5"],"beleving.zeggenschap":["3"],"druk":["4"],"helpt":["rooster","ruimte","other"],)"
    R"("helpt.other":["Minder losse diensten achter elkaar"],"leidt":["ja"],"sinds":["2019-09-01"],"team":["12"],)"
    R"("uren":["28.5"],"wens":["Ik zou graag eerder weten wanneer ik werk. Nu hoor ik het soms pas twee weken van )"
    R"(tevoren, en dan is het lastig om opvang te vinden voor de kinderen."]})";

// A hash as the collector writes it: 64 digits.
inline std::string random_hash(std::mt19937_64& random) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (int word = 0; word < 4; ++word) {
    std::uint64_t bits = random();
    for (int digit = 0; digit < 16; ++digit, bits >>= 4U) text += digits[bits & 15U];
  }
  return text;
}

// What differs between rows.
struct Row {
  std::string id;
  std::string receipt_hash;
  std::string content_hash;
};

inline Row random_row(std::mt19937_64& random) {
  return {random_hash(random), random_hash(random), random_hash(random)};
}

}  // namespace leidraad::load
