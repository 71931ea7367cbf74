#include "collector/storage/sqlite_log.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace leidraad::collector {

namespace {

// The lock of -shm that each connection holds.
constexpr off_t index_in_use = 128;
constexpr int index_page = 32768;

std::uint32_t big_endian(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t byte = at; byte < at + size; ++byte)
    number = number * 256 + static_cast<unsigned char>(bytes[byte]);
  return number;
}

// Four words of -shm, by their places; nothing where it is not there yet.
std::optional<Words> words_of(sqlite_api::sqlite3* connection, const std::array<std::size_t, 4>& places) {
  sqlite_api::sqlite3_file* file = nullptr;
  if (sqlite_api::sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == nullptr || file->pMethods == nullptr || file->pMethods->iVersion < 2) {
    return {};
  }
  void volatile* start = nullptr;
  if (file->pMethods->xShmMap(file, 0, index_page, 0, &start) != SQLITE_OK || start == nullptr) return {};
  const auto* words = static_cast<const std::uint32_t volatile*>(start);
  return Words{words[places[0]], words[places[1]], words[places[2]], words[places[3]]};
}

}  // namespace

sqlite_api::sqlite3* sqlite_connection(soci::session& sql) {
  if (!sql.is_connected()) return nullptr;
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

std::string read_start(const std::string& path, std::size_t size) {
  std::string start(size, '\0');
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  const ssize_t count = ::pread(file, start.data(), size, 0);
  ::close(file);
  start.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return start;
}

bool fit(const std::string& file, const std::string& log) {
  if (file.size() < sqlite_header_size || file[18] != 2) return false;              // not one with a log
  if (log.size() < 12 || big_endian(log, 0, 4) / 2 != 0x377f0682 / 2) return true;  // an unfinished log: none
  const std::uint32_t page = big_endian(file, 16, 2);
  return (page == 1 ? 65536 : page) == big_endian(log, 8, 4);
}

std::string secret_without_log(const std::string& path) {
  std::string address = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr const char* digits = "0123456789abcdef";
      address += {'%', digits[(c >> 4) & 15], digits[c & 15]};
    } else {
      address += c;
    }
  }
  sqlite_api::sqlite3* connection = nullptr;
  std::string secret;
  const auto keep = [](void* into, int, char** values, char**) {
    if (values[0] != nullptr) *static_cast<std::string*>(into) = values[0];
    return 0;
  };
  const int result = sqlite_api::sqlite3_open_v2((address + "?immutable=1").c_str(), &connection,
                                                 SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  if (result == SQLITE_OK) {
    (void)sqlite_api::sqlite3_exec(connection, "SELECT value FROM meta WHERE key = 'secret'", keep, &secret,
                                   nullptr);
  }
  sqlite_api::sqlite3_close(connection);
  return secret;
}

bool is_used_by_others(const std::string& index) {
  const int file = ::open(index.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return false;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = index_in_use;
  lock.l_len = 1;
  const bool is_asked = ::fcntl(file, F_GETLK, &lock) == 0;
  ::close(file);
  return is_asked && lock.l_type != F_UNLCK;
}

// Salts at 32 and 36 of the header; nBackfill at 96, nBackfillAttempted at 128.
std::optional<Words> place_of(sqlite_api::sqlite3* connection) {
  return words_of(connection, {8, 9, 24, 32});
}

// Salts; mxFrame at 16, and at 12 two bytes of flags before szPage.
std::optional<Words> frames_of(sqlite_api::sqlite3* connection) {
  return words_of(connection, {8, 9, 4, 3});
}

off_t log_size_of(const Words& frames) {
  constexpr off_t frame_header_size = 24;
  if (frames[2] == 0) return 0;
  const std::uint32_t page = frames[3] >> 16U;  // 65536 is kept as 1
  return log_header_size + off_t{frames[2]} * (frame_header_size + (page == 1 ? 65536 : page));
}

}  // namespace leidraad::collector
