// The versions of surveys that a database knows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collector/storage/soci.hpp"
#include "collector/storage/storage.hpp"

namespace leidraad::collector {

// A version as it is there; nothing where it is not.
[[nodiscard]] std::optional<KeptVersion> version_in(soci::session& sql, const std::string& survey,
                                                    int version);
[[nodiscard]] std::vector<KeptVersion> versions_in(soci::session& sql, const std::string& survey);
// Puts it there, but not in the place of one of another meaning than `new_one` or `replaced`.
void put_version(soci::session& sql, const std::string& survey, const KeptVersion& new_one,
                 const std::string& replaced);
[[nodiscard]] bool has_answers(soci::session& sql, const std::string& survey, int version);
[[nodiscard]] int highest_minimum_in(soci::session& sql, const std::string& survey);
[[nodiscard]] std::vector<std::string> surveys_in(soci::session& sql);

}  // namespace leidraad::collector
