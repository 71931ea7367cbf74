// Random names, and hashes that only who has the database's secret can make (libsodium, BLAKE2b).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace leidraad::collector {

// So many random bytes.
[[nodiscard]] std::string random_bytes(std::size_t size);
// Bytes as small hexadecimal digits, and back; empty where the text is none.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);
[[nodiscard]] std::string bytes_of_hexadecimal(std::string_view text);

// 128 random bits as 22 letters, digits, '-' and '_' (base64url, RFC 4648): a key, a link, a token.
[[nodiscard]] std::string random_name();

// Keyed BLAKE2b-256, hexadecimal. `purpose` keeps hashes of different kinds apart; parts are joined without
// ambiguity.
[[nodiscard]] std::string keyed_hash(const std::string& secret, std::string_view purpose,
                                     std::initializer_list<std::string_view> parts);

// The receipt of a response: 80 bits that follow from secret, survey and key, as 16 characters of Crockford's
// base32 in four groups: "7K3M-9QZ2-…". The same key gives the same receipt, so none needs to be stored.
[[nodiscard]] std::string receipt_of(const std::string& secret, std::string_view survey,
                                     std::string_view key);
// A receipt as people type it (small letters, spaces, O for 0, I and L for 1) in that one form; empty where
// it is none.
[[nodiscard]] std::string tidy_receipt(std::string_view typed);

}  // namespace leidraad::collector
