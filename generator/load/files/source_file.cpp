#include "load/files/source_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "guide/decimal_mark.hpp"

namespace leidraad::load {

using diagnostics::Diagnostics;
using diagnostics::Position;
using diagnostics::operator""_code;

namespace {

// Closes the descriptor when it goes out of sight.
class Descriptor {
public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return value_; }

private:
  int value_;
};

// Printable ASCII, tab and line feed need no closer look; nearly all of a text is that.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> is_plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) is_plain[byte] = true;
  is_plain['\n'] = true;
  is_plain['\t'] = true;
  return is_plain;
}();

}  // namespace

std::string readable_size(std::uintmax_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  const bool is_large = bytes >= 1'000'000;
  const std::string text = fmt::format("{:.1f}", static_cast<double>(bytes) / (is_large ? 1e6 : 1e3));
  return guide::with_decimal_mark(text) + (is_large ? " MB" : " kB");
}

Position position_at(const std::string& name, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const auto start = before.rfind('\n');
  const std::size_t column = start == std::string_view::npos ? before.size() : before.size() - start - 1;
  return {name, line, static_cast<std::uint32_t>(column) + 1, 1};
}

std::optional<std::string> read_bytes(const std::filesystem::path& source, const std::string& name,
                                      std::uintmax_t largest, Diagnostics& diagnostics) {
  // O_NONBLOCK: a named pipe must not make us wait for somebody to write into it.
  const Descriptor file(::open((source / name).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) {
    diagnostics.add("unreadable-file"_code, {name}, {diagnostics::reason_of(errno)});
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) {
    diagnostics.add("not-a-regular-file"_code, {name});
    return std::nullopt;
  }
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > largest) {
    diagnostics.add("file-too-large"_code, {name}, {readable_size(size), readable_size(largest)});
    return std::nullopt;
  }
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      diagnostics.add("unreadable-file"_code, {name}, {diagnostics::reason_of(errno)});
      return std::nullopt;
    }
    if (count == 0) break;  // it became shorter while we read
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

bool check_text(const std::string& name, std::string_view text, Diagnostics& diagnostics) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    diagnostics.add("empty-file"_code, {name});
    return false;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    diagnostics.add("byte-order-mark"_code, {name, 1, 1, 1});
    return false;
  }
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t offset = 0;;) {
    while (offset < text.size() && plain_bytes[bytes[offset]]) ++offset;
    if (offset == text.size()) break;
    const unsigned char c = bytes[offset];
    if (c == 0) {
      diagnostics.add("nul-byte"_code, position_at(name, text, offset));
      return false;
    }
    if (c == '\r') {
      diagnostics.add("crlf"_code, position_at(name, text, offset));
      return false;
    }
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset,
                                         static_cast<utf8proc_ssize_t>(text.size() - offset), &character);
    if (length < 0) {
      diagnostics.add("not-utf8"_code, position_at(name, text, offset), {fmt::format("{:02X}", c)});
      return false;
    }
    if (utf8proc_category(character) == UTF8PROC_CATEGORY_CC) {
      diagnostics.add("control-character"_code, position_at(name, text, offset),
                      {fmt::format("{:02X}", character)});
      return false;
    }
    offset += static_cast<std::size_t>(length);
  }
  return true;
}

std::optional<SourceFile> read_text(const std::filesystem::path& source, const std::string& name,
                                    Diagnostics& diagnostics) {
  std::optional<std::string> text = read_bytes(source, name, largest_text, diagnostics);
  if (!text || !check_text(name, *text, diagnostics)) return std::nullopt;
  return SourceFile{name, std::move(*text)};
}

}  // namespace leidraad::load
