// What an administrator types or sends: groups, surveys and rounds by name or id, looked up and added. One
// rule for the command line and for HTTP, so that what came in by the one can be named by the other. What is
// not there comes back as a diagnostic, with the nearest that is.
#pragma once

#include <string>

#include "collector/storage/storage.hpp"

namespace leidraad::collector {

// A text for people: a label, the name of a group, the title of a round. Refused are an empty one, one with
// characters that cannot be seen (text::is_invisible), with a space at an end or two together, with a hyphen
// in front, and one of more than 200 characters.
[[nodiscard]] Failure check_name(const std::string& name);
// An id that somebody chooses: kebab-case, at most 64 letters.
[[nodiscard]] Failure check_id(const std::string& id);

// By id, by name, or by "Organisation / team" where the name alone is not enough. Gives the id.
[[nodiscard]] Result<std::string> find_group(Storage& storage, const std::string& typed);
// A survey is known once the collector has seen its site. In a database that knows none any id passes.
[[nodiscard]] Result<std::string> find_survey(Storage& storage, const std::string& typed);
[[nodiscard]] Result<std::string> find_round(Storage& storage, const std::string& survey,
                                             const std::string& typed);

// Adds what was not there yet, else `duplicate-group` or `duplicate-round`. In one place no two groups have
// names that people do not tell apart ("Noord" and "noord"). `parent`: an id that is there, or empty. Gives
// the new group's id.
[[nodiscard]] Result<std::string> add_group(Storage& storage, const std::string& name,
                                            const std::string& parent);
[[nodiscard]] Failure add_round(Storage& storage, const Round& round);
[[nodiscard]] Failure revoke_token(Storage& storage, const std::string& id);

}  // namespace leidraad::collector
