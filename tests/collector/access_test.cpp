// Tokens and their scope, participation links, and what an administrator types.
#include "collector/desk/access.hpp"

#include "collector/desk/typed_names.hpp"
#include "collector/storage/secrets.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::Group;
using collector::May;
using collector::Scope;
using collector::Storage;

namespace {

//   o ── a ── a1
//     └─ b
//   p
const std::vector<Group> tree = {{"o", "", "De Linde"},
                                 {"a", "o", "Noord"},
                                 {"a1", "a", "Nacht"},
                                 {"b", "o", "Zuid"},
                                 {"p", "", "De Eik"}};

void add_tree(Storage& storage) {
  for (const Group& group : tree) must(storage.add(group));
  must(storage.add(Group{"p1", "p", "Nacht"}));
}

std::string refusal_of(const collector::Result<std::string>& result) {
  const auto* failure = std::get_if<diagnostics::Diagnostic>(&result);
  if (failure == nullptr) return "id " + std::get<std::string>(result);
  return code_of(result) + (failure->suggestion.empty() ? "" : ": " + failure->suggestion);
}

}  // namespace

TEST_SUITE_BEGIN("access");

TEST_CASE("a scope reaches its survey and its group with all below it, and nothing else") {
  const collector::GroupTree groups(tree);
  struct Row {
    Scope scope;
    std::string reached;  // groups, with "-" for who is in none
  };
  const Row rows[] = {
      {{May::read, "", ""}, "- o a a1 b p"},  {{May::read, "werk", ""}, "- o a a1 b p"},
      {{May::read, "werk", "o"}, "o a a1 b"}, {{May::administer, "werk", "a"}, "a a1"},
      {{May::read, "werk", "a1"}, "a1"},      {{May::read, "werk", "p"}, "p"},
      {{May::read, "anders", "o"}, ""},       {{May::read, "anders", ""}, ""},
      {{May::administer, "", "b"}, "b"},      {{May::read, "werk", "gone"}, ""},
  };
  for (const auto& one : rows) {
    const auto& [scope, reached] = one;
    CAPTURE(one.scope.survey);
    CAPTURE(one.scope.group);
    std::string found;
    for (const char* group : {"", "o", "a", "a1", "b", "p", "unknown"}) {
      if (!collector::covers(scope, "werk", group, groups)) continue;
      const std::string name = *group == '\0' ? "-" : group;
      if (name != "unknown" || !scope.group.empty()) found += (found.empty() ? "" : " ") + name;
    }
    CHECK(found == reached);
  }
}

TEST_CASE("a token opens by its secret only, until it is revoked") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    const std::string secret = value_of(storage->secret());
    const auto created =
        value_of(collector::create_token(*storage, {May::administer, "werk", ""}, "Ann", "2026-11-29"));
    const auto other = value_of(collector::create_token(*storage, {}, "Bo", "2026-11-29"));
    const auto opened = [&](const std::string& header) {
      const auto token = value_of(collector::token_of(*storage, secret, header));
      return token ? token->label : std::string{};
    };
    CHECK(opened("Bearer " + created.secret) == "Ann");
    CHECK(opened("bearer " + other.secret) == "Bo");
    for (const std::string& header :
         {std::string{}, std::string("Bearer"), std::string("Bearer "), created.secret,
          "Basic " + created.secret, "Bearer  " + created.secret, "Bearer " + created.secret + " ",
          "Bearer " + created.secret.substr(1), "Bearer " + created.token.id,
          "Bearer " + collector::keyed_hash(secret, "token", {created.secret}),
          std::string("Bearer ' OR 1=1 --"), "Bearer " + std::string(100'000, 'x')}) {
      CAPTURE(header);
      CHECK(opened(header).empty());
    }
    // Another database knows nothing of it, even with the same rows.
    CHECK(!value_of(collector::token_of(*storage, std::string(32, 'x'), "Bearer " + created.secret)));
    must(collector::revoke_token(*storage, created.token.id));
    CHECK(opened("Bearer " + created.secret).empty());
    CHECK(opened("Bearer " + other.secret) == "Bo");
    for (const std::string& row : database.rows("SELECT * FROM tokens"))
      CHECK(row.find(created.secret) == std::string::npos);
  });
}

TEST_CASE("a link leads to its survey, group and round") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    add_tree(*storage);
    const std::string secret = value_of(storage->secret());
    const std::string token = value_of(collector::create_link(*storage, {"werk", "a", "najaar"}));
    const auto link = value_of(storage->link(collector::link_hash(secret, token)));
    REQUIRE(link);
    CHECK(link->survey == "werk");
    CHECK(link->group == "a");
    CHECK(link->round == "najaar");
    CHECK(!value_of(storage->link(collector::link_hash(secret, token + "x"))));
    CHECK(!value_of(storage->link(token)));
  });
}

TEST_CASE("a group is found by id, by name, and by its whole name where two are called alike") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    add_tree(*storage);
    const auto found = [&](const std::string& typed) {
      return refusal_of(collector::find_group(*storage, typed));
    };
    CHECK(found("a1") == "id a1");
    CHECK(found("Zuid") == "id b");
    CHECK(found("De Eik / Nacht") == "id p1");
    CHECK(found("Nacht") == "ambiguous-group");
    CHECK(found("De Lind") == "unknown-group: De Linde");
    CHECK(found("De Linde / Zuit") == "unknown-group: De Linde / Zuid");
    CHECK(found("") == "unknown-group");
    CHECK(found("\x1b[2J") == "unknown-group");
  });
}

TEST_CASE("survey-not-collected: a survey is known once the collector has seen it") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    const auto found = [&](const std::string& typed) {
      return refusal_of(collector::find_survey(*storage, typed));
    };
    CHECK(found("werk") == "id werk");
    CHECK(found("Het Werk") == "id-for-address");
    value_of(storage->keep_version("werk", 1, "{}"));
    CHECK(found("werk") == "id werk");
    CHECK(found("werj") == "survey-not-collected: werk");
    CHECK(found("sfeer") == "survey-not-collected");
  });
}

TEST_CASE("what is there already is not added again, and names are names for people") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    add_tree(*storage);
    CHECK(refusal_of(collector::add_group(*storage, "Zuid", "o")) == "duplicate-group");
    CHECK(code_of(collector::add_group(*storage, "Zuid", "p")).empty());
    must(collector::add_round(*storage, {"werk", "najaar", "Najaar 2026"}));
    CHECK(code_of(collector::add_round(*storage, {"werk", "najaar", "Anders"})) == "duplicate-round");
    CHECK(code_of(collector::add_round(*storage, {"werk", "Na jaar", "Anders"})) == "id-for-address");
    CHECK(code_of(collector::add_round(*storage, {"anders", "najaar", "Najaar"})).empty());
    CHECK(refusal_of(collector::find_round(*storage, "werk", "najar")) == "unknown-round: najaar");
    CHECK(code_of(collector::revoke_token(*storage, "1234")) == "unknown-token");
    for (const char* name : {"", "  ", "a\nb", "a\x7f", "a\u0085", "\u202Eedniw", "\u2066x"}) {
      CAPTURE(name);
      CHECK(code_of(collector::check_name(name)) == "name-for-people");
    }
    CHECK(code_of(collector::check_name(std::string(201, 'x'))) == "name-for-people");
    for (const char* name : {"Team “Zuid” – dag & nacht", "Crèche 😀", "<b>"})
      CHECK(!collector::check_name(name));
  });
}

TEST_SUITE_END();
