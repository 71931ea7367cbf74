// What an administrator types, looked up in a database: groups, surveys and rounds by name or id. What is not
// there comes back as a diagnostic, with the nearest that is.
#pragma once

#include <string>

#include "collector/storage.hpp"

namespace leidraad::collector {

// A text for people: a label, the name of a group, the title of a round. Refused are an empty one, one with
// control characters (or marks that turn the direction of writing), and one of more than 200 characters.
[[nodiscard]] Failure check_name(const std::string& name);
// An id that somebody chooses: kebab-case, at most 64 letters.
[[nodiscard]] Failure check_id(const std::string& id);

// By id, by name, or by "Organisation / team" where the name alone is not enough. Gives the id.
[[nodiscard]] Result<std::string> find_group(Storage& storage, const std::string& typed);
// A survey is known once the collector has seen its site. In a database that knows none any id passes.
[[nodiscard]] Result<std::string> find_survey(Storage& storage, const std::string& typed);
[[nodiscard]] Result<std::string> find_round(Storage& storage, const std::string& survey,
                                             const std::string& typed);

// Adds what was not there yet, else a diagnostic. `parent`: an id, or empty. Gives the new group's id.
[[nodiscard]] Result<std::string> add_group(Storage& storage, const std::string& name,
                                            const std::string& parent);
[[nodiscard]] Failure add_round(Storage& storage, const Round& round);
[[nodiscard]] Failure revoke_token(Storage& storage, const std::string& id);

}  // namespace leidraad::collector
