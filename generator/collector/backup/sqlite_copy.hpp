// A copy of an open SQLite database: readable by its owner only, durable, there whole or not at all.
#pragma once

#include <optional>
#include <string>

#include "collector/storage/soci.hpp"
#include "diagnostics/diagnostic.hpp"

namespace leidraad::collector {

// Gives why not, where there is no copy. One that is there is replaced.
[[nodiscard]] std::optional<diagnostics::Argument> copy_sqlite(soci::session& sql, const std::string& copy);

}  // namespace leidraad::collector
