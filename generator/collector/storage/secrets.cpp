#include "collector/storage/secrets.hpp"

#include <sodium.h>

#include <array>
#include <cassert>
#include <cstdint>
#include <vector>

namespace leidraad::collector {

namespace {

using Bytes = std::vector<unsigned char>;

// Crockford's base32: no I, L, O and U, which are misread or make words.
constexpr std::string_view base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t receipt_letters = 16;
constexpr std::size_t receipt_group = 4;

// libsodium has to be readied once; it is safe from several threads.
void ready() {
  [[maybe_unused]] static const int done = [] {
    const int result = sodium_init();
    assert(result >= 0);
    return result;
  }();
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Each part with its length before it, so that ("ab", "c") and ("a", "bc") differ.
void add_part(crypto_generichash_state& state, std::string_view part) {
  std::array<unsigned char, 8> length{};
  for (std::size_t at = 0; at < length.size(); ++at)
    length[at] = static_cast<unsigned char>(std::uint64_t{part.size()} >> (8 * at));
  crypto_generichash_update(&state, length.data(), length.size());
  crypto_generichash_update(&state, bytes_of(part), part.size());
}

Bytes hash(const std::string& secret, std::string_view purpose, std::initializer_list<std::string_view> parts,
           std::size_t size) {
  ready();
  assert(secret.size() >= crypto_generichash_KEYBYTES_MIN &&
         secret.size() <= crypto_generichash_KEYBYTES_MAX);
  crypto_generichash_state state;
  crypto_generichash_init(&state, bytes_of(secret), secret.size(), size);
  add_part(state, purpose);
  for (const std::string_view part : parts) add_part(state, part);
  Bytes result(size);
  crypto_generichash_final(&state, result.data(), size);
  return result;
}

// The letter that somebody meant; 0 where it can be none.
char meant(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') return '0';
  if (typed == 'I' || typed == 'L') return '1';
  return base32.find(typed) == std::string_view::npos ? '\0' : typed;
}

std::string in_groups(std::string_view letters) {
  std::string grouped;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (at > 0 && at % receipt_group == 0) grouped += '-';
    grouped += letters[at];
  }
  return grouped;
}

}  // namespace

std::string random_bytes(std::size_t size) {
  ready();
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string hexadecimal(std::string_view bytes) {
  std::string text(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
  text.pop_back();  // the NUL that libsodium ends it with
  return text;
}

std::string bytes_of_hexadecimal(std::string_view text) {
  std::string bytes(text.size() / 2, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  auto* into = reinterpret_cast<unsigned char*>(bytes.data());
  const int result = sodium_hex2bin(into, bytes.size(), text.data(), text.size(), nullptr, &size, &end);
  return result == 0 && end == text.data() + text.size() ? bytes : std::string{};
}

std::string random_name() {
  constexpr std::size_t size = 16;
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  const std::string bytes = random_bytes(size);
  std::string name(sodium_base64_ENCODED_LEN(size, variant), '\0');
  sodium_bin2base64(name.data(), name.size(), bytes_of(bytes), size, variant);
  name.pop_back();  // the NUL that libsodium ends it with
  return name;
}

std::string keyed_hash(const std::string& secret, std::string_view purpose,
                       std::initializer_list<std::string_view> parts) {
  const Bytes bytes = hash(secret, purpose, parts, crypto_generichash_BYTES);
  return hexadecimal({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string receipt_of(const std::string& secret, std::string_view survey, std::string_view key) {
  const Bytes bytes = hash(secret, "receipt", {survey, key}, crypto_generichash_BYTES);
  std::string letters;
  unsigned bits = 0;
  unsigned count = 0;
  for (std::size_t at = 0; letters.size() < receipt_letters; ++at) {
    bits = (bits << 8U) | bytes[at];
    for (count += 8; count >= 5 && letters.size() < receipt_letters; count -= 5)
      letters += base32[(bits >> (count - 5)) & 31U];
  }
  return in_groups(letters);
}

std::string tidy_receipt(std::string_view typed) {
  std::string letters;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
    const char letter = meant(c);
    if (letter == '\0' || letters.size() == receipt_letters) return {};
    letters += letter;
  }
  return letters.size() == receipt_letters ? in_groups(letters) : std::string{};
}

}  // namespace leidraad::collector
