#include "collector/backup/sqlite_copy.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "collector/storage/database_engine.hpp"

namespace leidraad::collector {

using diagnostics::reason_of;

std::optional<diagnostics::Argument> copy_sqlite(soci::session& sql, const std::string& copy) {
  const std::string unfinished = copy + ".part";
  const auto fail = [&](diagnostics::Argument reason) {
    ::unlink(unfinished.c_str());
    return reason;
  };
  ::unlink(unfinished.c_str());
  // VACUUM INTO fills an empty file that is there, and so keeps its permissions.
  const int made = ::open(unfinished.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made < 0) return fail(reason_of(errno));
  try {
    sql << "VACUUM INTO :copy", soci::use(unfinished);
  } catch (const soci::soci_error& error) {
    ::close(made);
    return fail(one_line(error.get_error_message()));
  }
  const bool is_kept = ::fsync(made) == 0;
  const int error = errno;
  ::close(made);
  if (!is_kept) return fail(reason_of(error));
  if (::rename(unfinished.c_str(), copy.c_str()) != 0) return fail(reason_of(errno));
  const std::filesystem::path parent = std::filesystem::path(copy).parent_path();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return {};
}

}  // namespace leidraad::collector
