// Random names, keyed hashes and receipts.
#include "collector/storage/secrets.hpp"

#include <regex>
#include <set>

#include "support.hpp"

using namespace leidraad::test;
using namespace leidraad::collector;

namespace {
const std::string secret(32, 'k');
}

TEST_SUITE_BEGIN("secrets");

TEST_CASE("random names are 22 letters for an address, and never the same") {
  std::set<std::string> names;
  for (int at = 0; at < 1000; ++at) {
    const std::string name = random_name();
    CHECK(std::regex_match(name, std::regex("[A-Za-z0-9_-]{22}")));
    CHECK(names.insert(name).second);
  }
}

TEST_CASE("a receipt follows from secret, survey and key") {
  const std::string receipt = receipt_of(secret, "werk", "key");
  CHECK(receipt == "AX1M-CM9V-B2KS-YW6Z");  // must never change: people have it on paper
  CHECK(receipt_of(secret, "werk", "key") == receipt);
  CHECK(receipt_of(secret, "werk", "kez") != receipt);
  CHECK(receipt_of(secret, "wer", "kkey") != receipt);
  CHECK(receipt_of(std::string(32, 'l'), "werk", "key") != receipt);
  std::set<std::string> all;
  for (int at = 0; at < 1000; ++at) {
    const std::string one = receipt_of(secret, "werk", std::to_string(at));
    CHECK(std::regex_match(one, std::regex("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}")));
    CHECK(tidy_receipt(one) == one);
    CHECK(all.insert(one).second);
  }
}

TEST_CASE("a receipt as people type it becomes the one that was given; anything else becomes nothing") {
  CHECK(tidy_receipt("7K3M-9QZ2-0000-1111") == "7K3M-9QZ2-0000-1111");
  CHECK(tidy_receipt(" 7k3m 9qz2oOoO\tiIlL \r\n") == "7K3M-9QZ2-0000-1111");
  CHECK(tidy_receipt("7K3M9QZ200001111") == "7K3M-9QZ2-0000-1111");
  for (const char* typed : {"", "7K3M-9QZ2-0000-111", "7K3M-9QZ2-0000-11111", "7K3M-9QZ2-0000-111U",
                            "7K3M-9QZ2-0000-111é", "<script>", "----------------"}) {
    CAPTURE(typed);
    CHECK(tidy_receipt(typed).empty());
  }
  CHECK(tidy_receipt(std::string(1'000'000, '0')).empty());
}

TEST_CASE("a keyed hash depends on every part, on where parts begin, on the purpose and on the secret") {
  std::set<std::string> all;
  all.insert(keyed_hash(secret, "a", {"b", "c"}));
  all.insert(keyed_hash(secret, "a", {"bc", ""}));
  all.insert(keyed_hash(secret, "a", {"", "bc"}));
  all.insert(keyed_hash(secret, "a", {"bc"}));
  all.insert(keyed_hash(secret, "ab", {"c"}));
  all.insert(keyed_hash(std::string(32, 'l'), "a", {"b", "c"}));
  CHECK(all.size() == 6);
  for (const std::string& hash : all) CHECK(std::regex_match(hash, std::regex("[0-9a-f]{64}")));
  CHECK(keyed_hash(secret, "a", {"b", "c"}) == keyed_hash(secret, "a", {"b", "c"}));
}

TEST_CASE("bytes go to hexadecimal digits and back; what are none gives nothing") {
  const std::string bytes("\x00\xff\x10", 3);
  CHECK(hexadecimal(bytes) == "00ff10");
  CHECK(bytes_of_hexadecimal("00ff10") == bytes);
  CHECK(bytes_of_hexadecimal("0").empty());
  CHECK(bytes_of_hexadecimal("0g").empty());
  CHECK(bytes_of_hexadecimal("00 ff").empty());
}

TEST_SUITE_END();
