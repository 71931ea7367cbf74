// Participation links: what leads a respondent to the form of a group, in a round.
#pragma once

#include <optional>
#include <string>

#include "collector/call.hpp"

namespace leidraad::collector {

// The link of a token; nothing where there is none. A failure has been told to the log.
[[nodiscard]] Result<std::optional<ParticipationLink>> find_link(const Call& call, Storage& storage,
                                                                 const std::string& token);

// "Organisation, team"; empty for no group. A failure has been told to the log.
[[nodiscard]] Result<std::string> name_of_group(const Call& call, Storage& storage, const std::string& group);

}  // namespace leidraad::collector
