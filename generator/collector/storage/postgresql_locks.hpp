// Numbers of the advisory locks that Leidraad takes in a PostgreSQL database; any that no other program
// takes.
#pragma once

namespace leidraad::collector {

inline constexpr const char* migration_lock = "7305801123";
inline constexpr const char* rewriting_lock = "7305801124";
// Shared by every connection for as long as it lasts, so that a restore knows that somebody uses the
// database.
inline constexpr const char* use_lock = "7305801125";

}  // namespace leidraad::collector
