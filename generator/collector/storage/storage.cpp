#include "collector/storage/storage.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>
#include <unordered_set>

#include "collector/clock.hpp"
#include "collector/storage/database.hpp"
#include "collector/storage/response_insert.hpp"
#include "collector/storage/retention.hpp"
#include "collector/storage/secrets.hpp"
#include "collector/survey_meaning.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;
using soci::into;
using soci::use;

namespace {

std::string_view text_of(May may) {
  return may == May::administer ? "administer" : "read";
}

// The ends of a call: what it failed with, or what it gives.
template <class Value>
Result<Value> result_of(Failure&& failure, Value&& value) {
  if (failure) return std::move(*failure);
  return std::move(value);
}

// What the files still tell: in which order responses came, or what was deleted. Their values are random; one
// that has changed is of something newer.
constexpr const char* order_mark = "order";
constexpr const char* deletion_mark = "deletion";
constexpr std::size_t mark_size = 8;

// Empty: nothing.
std::string mark_in(soci::session& sql, const char* what) {
  const std::string key = what;
  std::string value;
  sql << "SELECT value FROM meta WHERE key = :key", use(key), into(value);
  return sql.got_data() ? value : std::string{};
}

void unmark(soci::session& sql, const char* what, const std::string& seen) {
  if (seen.empty()) return;
  const std::string key = what;
  sql << "DELETE FROM meta WHERE key = :key AND value = :seen", use(key), use(seen);
}

class DatabaseStorage : public Storage {
public:
  explicit DatabaseStorage(std::unique_ptr<DatabaseEngine> engine) : database_(std::move(engine)) {
    database_.before_disconnect([this] { inserts_.clear(); });
  }

  // Connects, which shows whether all is well.
  Failure start() {
    return database_.run([](soci::session&) {});
  }

  Result<std::vector<StoreOutcome>> store(std::span<const NewResponse> responses) override;
  Result<bool> withdraw(const std::string& receipt_hash) override;
  Result<std::string> see_day(const std::string& today) override;
  Failure confirm_day(const std::string& day) override;
  Result<std::string> last_day_seen() override;
  Result<std::size_t> expired_on(const std::string& day) override;
  Result<std::size_t> delete_expired(const std::string& today) override;
  Failure settle() override;
  Result<std::vector<StoredResponse>> responses(const std::string& survey) override;
  Result<std::string> secret() override;
  Result<VersionKeeping> keep_version(const std::string& survey, int version,
                                      const std::string& description) override;
  Result<std::vector<KeptVersion>> versions(const std::string& survey) override;
  Result<int> highest_minimum_group(const std::string& survey) override;
  Result<std::vector<std::string>> surveys() override;
  Result<std::vector<Group>> groups() override;
  Failure add(const Group& group) override;
  Result<bool> add(const Group& group, const MayAdd& may) override;
  Result<std::vector<Round>> rounds(const std::string& survey) override;
  Failure add(const Round& round) override;
  Failure add_link(const std::string& hash, const Link& link) override;
  Result<std::optional<Link>> link(const std::string& hash) override;
  Failure add_token(const std::string& hash, const Token& token) override;
  Result<std::optional<Token>> token(const std::string& hash) override;
  Result<std::vector<Token>> tokens() override;
  Result<bool> revoke_token(const std::string& id) override;
  Failure probe() override;

private:
  std::unordered_set<std::string> insert(soci::session& sql, std::vector<const NewResponse*> ones);
  std::vector<Token> tokens_where(soci::session& sql, const std::string& hash);
  Failure rewrite_daily(const std::string& today);
  // Notes in the database that its files tell something, for whoever settles next: another connection,
  // another collector, or this one after it was killed.
  void mark(soci::session& sql, const char* what);

  std::vector<std::unique_ptr<ResponseInsert>> inserts_;  // most rows first; gone with the connection
  bool has_changed_ = false;                              // and marked, since this one last settled
  Database database_;                                     // last, so that its end finds the others there
};

// Inserts them and gives the ids that were not there yet. In the order of ids: two collectors that store the
// same ones then never wait for each other in a ring.
std::unordered_set<std::string> DatabaseStorage::insert(soci::session& sql,
                                                        std::vector<const NewResponse*> ones) {
  if (inserts_.empty()) {
    for (const std::size_t rows : {64U, 8U, 1U})
      inserts_.push_back(std::make_unique<ResponseInsert>(sql, rows));
  }
  std::ranges::sort(ones, {}, [](const NewResponse* one) { return std::tie(one->survey, one->id); });
  std::unordered_set<std::string> stored;
  std::span<const NewResponse* const> left = ones;
  for (const auto& insert : inserts_) {
    for (; left.size() >= insert->rows(); left = left.subspan(insert->rows()))
      insert->run(left.first(insert->rows()), stored);
  }
  return stored;
}

// What became of a response that was not inserted: it was there already, or its id occurs twice in one call,
// or it may not be there.
StoreOutcome outcome_of(soci::session& sql, const NewResponse& response) {
  std::string content_hash;
  sql << "SELECT content_hash FROM responses WHERE survey = :survey AND id = :id", use(response.survey),
      use(response.id), into(content_hash);
  if (!sql.got_data()) {
    int withdrawn = 0;
    sql << "SELECT count(*) FROM withdrawn WHERE id = :id", use(response.id), into(withdrawn);
    return withdrawn > 0 ? StoreOutcome::withdrawn : StoreOutcome::other_meaning;
  }
  return content_hash == response.content_hash ? StoreOutcome::repeated : StoreOutcome::conflict;
}

Result<std::vector<StoreOutcome>> DatabaseStorage::store(std::span<const NewResponse> responses) {
  std::vector<StoreOutcome> outcomes(responses.size(), StoreOutcome::stored);
  bool marked = false;
  Failure failure = database_.transaction(Lock::storing, [&](soci::session& sql) {
    std::vector<const NewResponse*> firsts;  // of each id
    std::vector<bool> is_first;
    std::unordered_set<std::string_view> seen;
    for (const NewResponse& response : responses) {
      is_first.push_back(seen.insert(response.id).second);
      if (is_first.back()) firsts.push_back(&response);
    }
    const std::unordered_set<std::string> stored = insert(sql, std::move(firsts));
    for (std::size_t at = 0; at < responses.size(); ++at) {
      if (!is_first[at] || !stored.contains(responses[at].id)) outcomes[at] = outcome_of(sql, responses[at]);
    }
    // After the rows, as a rewriting does: each waits for the other's lock of the table first.
    if (!has_changed_ && !stored.empty()) {
      mark(sql, order_mark);
      marked = true;
    }
  });
  has_changed_ = has_changed_ || (!failure && marked);
  return result_of(std::move(failure), std::move(outcomes));
}

Result<bool> DatabaseStorage::withdraw(const std::string& receipt_hash) {
  int there = 0;
  int gone = 0;
  const auto look = [&](soci::session& sql) {
    sql << "SELECT count(*) FROM responses WHERE receipt_hash = :hash", use(receipt_hash), into(there);
    sql << "SELECT count(*) FROM withdrawn WHERE receipt_hash = :hash", use(receipt_hash), into(gone);
  };
  // A guess costs no lock.
  if (auto failure = database_.run(look)) return *failure;
  if (there == 0) return gone > 0;
  Failure failure = database_.transaction(Lock::responses, [&](soci::session& sql) {
    sql << "INSERT INTO withdrawn (id, receipt_hash, delete_after) "
           "SELECT id, receipt_hash, delete_after FROM responses WHERE receipt_hash = :hash "
           "ON CONFLICT DO NOTHING",
        use(receipt_hash);
    sql << "DELETE FROM responses WHERE receipt_hash = :hash", use(receipt_hash);
    mark(sql, deletion_mark);
  });
  return result_of(std::move(failure), true);
}

// --- days

// In meta, so that it is of the database and of all who use it.
constexpr const char* day_seen = "day-seen";

std::string last_day_in(soci::session& sql) {
  const std::string key = day_seen;
  std::string last;
  sql << "SELECT value FROM meta WHERE key = :key", use(key), into(last);
  return sql.got_data() ? last : std::string();
}

void keep_day(soci::session& sql, const std::string& day) {
  const std::string key = day_seen;
  sql << "INSERT INTO meta (key, value) VALUES (:key, :day) "
         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      use(key), use(day);
}

// Gives the last day seen, which is today if today is later and can be believed.
std::string see_day_in(soci::session& sql, const std::string& today) {
  const std::string last = last_day_in(sql);
  if (last >= today || judge(today, last) != ClockState::believed) return last;
  keep_day(sql, today);
  return today;
}

// Days for all responses that wait for them, and for those whose days cannot be; whether there were any.
bool date_responses(soci::session& sql, const std::string& last_seen) {
  const std::string term = first_term;
  const std::string earliest = earliest_day;
  std::vector<Retention> waiting;
  Retention one;
  soci::statement statement =
      (sql.prepare << "SELECT DISTINCT day, delete_after FROM responses "
                      "WHERE delete_after >= :term OR day > :last OR day < :earliest",
       use(term), use(last_seen), use(earliest), into(one.day), into(one.delete_after));
  statement.execute();
  while (statement.fetch()) waiting.push_back(one);
  for (const Retention& from : waiting) {
    const Retention to = dated(from, last_seen);
    sql << "UPDATE responses SET day = :day, delete_after = :last WHERE day = :was AND delete_after = :term",
        use(to.day), use(to.delete_after), use(from.day), use(from.delete_after);
  }
  std::vector<std::string> terms;
  {
    const soci::rowset<std::string> rows =
        (sql.prepare << "SELECT DISTINCT delete_after FROM withdrawn WHERE delete_after >= :term", use(term));
    terms.assign(rows.begin(), rows.end());
  }
  for (const std::string& from : terms) {
    const Retention to = dated({"", from}, last_seen);
    sql << "UPDATE withdrawn SET delete_after = :last WHERE delete_after = :term", use(to.delete_after),
        use(from);
  }
  return !waiting.empty();
}

Result<std::string> DatabaseStorage::see_day(const std::string& today) {
  std::string last;
  // Looked at first, since this is asked each minute and changes once a day.
  Failure failure = database_.run([&](soci::session& sql) { last = last_day_in(sql); });
  if (!failure && last < today && judge(today, last) == ClockState::believed) {
    failure =
        database_.transaction(Lock::nothing, [&](soci::session& sql) { last = see_day_in(sql, today); });
  }
  return result_of(std::move(failure), std::move(last));
}

Failure DatabaseStorage::confirm_day(const std::string& day) {
  return database_.run([&](soci::session& sql) { keep_day(sql, day); });
}

Result<std::string> DatabaseStorage::last_day_seen() {
  std::string last;
  Failure failure = database_.run([&](soci::session& sql) { last = last_day_in(sql); });
  return result_of(std::move(failure), std::move(last));
}

Result<std::size_t> DatabaseStorage::expired_on(const std::string& day) {
  long long count = 0;
  const std::string earliest = earliest_day;
  // Not those that get other days first.
  Failure failure = database_.run([&](soci::session& sql) {
    sql << "SELECT count(*) FROM responses WHERE delete_after < :day AND day >= :earliest", use(day),
        use(earliest), into(count);
  });
  return result_of(std::move(failure), static_cast<std::size_t>(count));
}

// What is believed is looked at in the same transaction, since the clock may jump at any moment.
Result<std::size_t> DatabaseStorage::delete_expired(const std::string& today) {
  long long count = 0;
  std::string last;
  bool is_believed = false;
  Failure failure = database_.transaction(Lock::responses, [&](soci::session& sql) {
    last = see_day_in(sql, today);
    is_believed = judge(today, last) == ClockState::believed;
    if (!is_believed) return;
    // A row that is changed stands elsewhere in the files than its neighbours.
    if (date_responses(sql, last)) mark(sql, order_mark);
    sql << "SELECT count(*) FROM responses WHERE delete_after < :today", use(today), into(count);
    sql << "DELETE FROM responses WHERE delete_after < :today", use(today);
    sql << "DELETE FROM withdrawn WHERE delete_after < :today", use(today);
    if (count > 0) mark(sql, deletion_mark);
  });
  if (!failure) failure = rewrite_daily(today);
  if (!failure && !is_believed) failure = clock_jumped(today, last);
  return result_of(std::move(failure), static_cast<std::size_t>(count));
}

void DatabaseStorage::mark(soci::session& sql, const char* what) {
  const std::string key = what;
  const std::string value = hexadecimal(random_bytes(mark_size));
  sql << "INSERT INTO meta (key, value) VALUES (:key, :value) "
         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      use(key), use(value);
}

// Once a day for a database, however many collectors it has.
Failure DatabaseStorage::rewrite_daily(const std::string& today) {
  return database_.run([&](soci::session& sql) {
    std::string last;
    sql << "SELECT value FROM meta WHERE key = 'rewritten'", into(last);
    if (sql.got_data() && last == today) return;
    const std::string order = mark_in(sql, order_mark);
    const std::string deletion = mark_in(sql, deletion_mark);
    if (database_.engine().rewrite(sql, Rewriting::whole) != Rewritten::done)
      throw Trouble{{"database-locked"_code, {}, {database_.engine().name()}, {}, {}}};
    unmark(sql, order_mark, order);
    unmark(sql, deletion_mark, deletion);
    sql << "INSERT INTO meta (key, value) VALUES ('rewritten', :today) "
           "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        use(today);
    (void)database_.engine().empty_log(sql);  // of these marks only
  });
}

Failure DatabaseStorage::settle() {
  return database_.run([&](soci::session& sql) {
    database_.engine().check_settings(sql);
    const std::string order = mark_in(sql, order_mark);
    const std::string deletion = mark_in(sql, deletion_mark);
    if (!has_changed_ && order.empty() && deletion.empty()) return;
    const Rewritten rewritten =
        database_.engine().rewrite(sql, deletion.empty() ? Rewriting::small : Rewriting::erasing);
    if (rewritten == Rewritten::not_now)
      throw Trouble{{"database-locked"_code, {}, {database_.engine().name()}, {}, {}}};
    has_changed_ = false;
    if (rewritten == Rewritten::too_large) return;  // the marks stay for the daily run
    unmark(sql, order_mark, order);
    unmark(sql, deletion_mark, deletion);
    (void)database_.engine().empty_log(sql);  // of these marks only
  });
}

// As ResponseInsert wrote them; nothing where somebody else did.
std::optional<guide::RawAnswers> answers_of(const std::string& text) {
  try {
    return nlohmann::json::parse(text).get<guide::RawAnswers>();
  } catch (const nlohmann::json::exception&) {
    return {};
  }
}

Result<std::vector<StoredResponse>> DatabaseStorage::responses(const std::string& survey) {
  std::vector<StoredResponse> all;
  bool is_damaged = false;
  Failure failure = database_.run([&](soci::session& sql) {
    StoredResponse one;
    one.survey = survey;
    std::string answers;
    int is_to_check = 0;
    soci::statement statement =
        (sql.prepare << "SELECT version, group_id, round, is_to_check, answers FROM responses "
                        "WHERE survey = :survey ORDER BY id",
         use(survey), into(one.version), into(one.group), into(one.round), into(is_to_check), into(answers));
    statement.execute();
    while (statement.fetch()) {
      const auto read = answers_of(answers);
      is_damaged = is_damaged || !read;
      if (is_damaged) continue;  // reads on to the end, so that nothing is left open
      one.is_to_check = is_to_check != 0;
      one.answers = *read;
      all.push_back(one);
    }
  });
  if (!failure && is_damaged) {
    failure = diagnostics::Diagnostic{
        "database-damaged"_code, {}, {database_.engine().name(), "responses.answers"}, {}, {}};
  }
  return result_of(std::move(failure), std::move(all));
}

Result<std::string> DatabaseStorage::secret() {
  Failure failure = start();
  return result_of(std::move(failure), std::string(database_.secret()));
}

// A version as it is there; nothing where it is not.
std::optional<KeptVersion> version_in(soci::session& sql, const std::string& survey, int version) {
  KeptVersion known{version, {}, {}, 0};
  sql << "SELECT description, meaning, minimum_group FROM survey_versions "
         "WHERE survey = :survey AND version = :version",
      use(survey), use(version), into(known.description), into(known.meaning), into(known.minimum_group);
  return sql.got_data() ? std::optional(known) : std::nullopt;
}

// Puts it there, but not in the place of one of another meaning than `new_one` or `replaced`.
void put_version(soci::session& sql, const std::string& survey, const KeptVersion& new_one,
                 const std::string& replaced) {
  sql << "INSERT INTO survey_versions (survey, version, description, meaning, minimum_group) "
         "VALUES (:survey, :version, :description, :meaning, :minimum) "
         "ON CONFLICT (survey, version) DO UPDATE SET description = excluded.description, "
         "meaning = excluded.meaning, minimum_group = CASE WHEN survey_versions.minimum_group > "
         "excluded.minimum_group THEN survey_versions.minimum_group ELSE excluded.minimum_group END "
         "WHERE survey_versions.meaning IN ('', excluded.meaning, :replaced)",
      use(survey), use(new_one.version), use(new_one.description), use(new_one.meaning),
      use(new_one.minimum_group), use(replaced);
}

bool has_answers(soci::session& sql, const std::string& survey, int version) {
  int answers = 0;
  sql << "SELECT count(*) FROM (SELECT 1 AS one FROM responses WHERE survey = :survey AND version = :version "
         "LIMIT 1) AS found",
      use(survey), use(version), into(answers);
  return answers > 0;
}

Result<VersionKeeping> DatabaseStorage::keep_version(const std::string& survey, int version,
                                                     const std::string& description) {
  const VersionPromise promise = promise_of(description);
  KeptVersion new_one{version, description, promise.meaning, promise.minimum_group};
  bool is_there = false;
  const auto put = [&](soci::session& sql, bool may_change) {
    const auto known = version_in(sql, survey, version);
    if (known) {
      const VersionPromise promised = promise_of(*known);
      if (!may_change && !has_same_meaning(promised, promise)) return;
      new_one.minimum_group = std::max(new_one.minimum_group, promised.minimum_group);
    }
    put_version(sql, survey, new_one, known ? known->meaning : std::string());
    const auto kept = version_in(sql, survey, version);
    is_there = kept && kept->meaning == new_one.meaning;
  };
  // Most often the meaning stays, and nobody has to wait for that.
  Failure failure = database_.transaction(Lock::nothing, [&](soci::session& sql) { put(sql, false); });
  if (failure || is_there) return result_of(std::move(failure), VersionKeeping::kept);
  // Else it matters whether there are answers, and nobody stores one meanwhile.
  failure = database_.transaction(Lock::responses, [&](soci::session& sql) {
    const auto known = version_in(sql, survey, version);
    const bool is_same = !known || has_same_meaning(promise_of(*known), promise);
    if (is_same || !has_answers(sql, survey, version)) put(sql, true);
  });
  return result_of(std::move(failure), is_there ? VersionKeeping::kept : VersionKeeping::other_meaning);
}

Result<std::vector<KeptVersion>> DatabaseStorage::versions(const std::string& survey) {
  std::vector<KeptVersion> all;
  Failure failure = database_.run([&](soci::session& sql) {
    KeptVersion one;
    soci::statement statement =
        (sql.prepare << "SELECT version, description, meaning, minimum_group FROM survey_versions "
                        "WHERE survey = :survey ORDER BY version",
         use(survey), into(one.version), into(one.description), into(one.meaning), into(one.minimum_group));
    statement.execute();
    while (statement.fetch()) all.push_back(one);
  });
  return result_of(std::move(failure), std::move(all));
}

Result<int> DatabaseStorage::highest_minimum_group(const std::string& survey) {
  int highest = 0;
  Failure failure = database_.run([&](soci::session& sql) {
    sql << "SELECT COALESCE(MAX(minimum_group), 0) FROM survey_versions WHERE survey = :survey", use(survey),
        into(highest);
  });
  return result_of(std::move(failure), std::move(highest));
}

Result<std::vector<std::string>> DatabaseStorage::surveys() {
  std::vector<std::string> all;
  Failure failure = database_.run([&](soci::session& sql) {
    const soci::rowset<std::string> rows =
        (sql.prepare << "SELECT DISTINCT survey FROM survey_versions ORDER BY survey");
    all.assign(rows.begin(), rows.end());
  });
  return result_of(std::move(failure), std::move(all));
}

std::vector<Group> groups_in(soci::session& sql) {
  std::vector<Group> all;
  Group one;
  soci::statement statement = (sql.prepare << "SELECT id, COALESCE(parent, ''), name FROM groups ORDER BY id",
                               into(one.id), into(one.parent), into(one.name));
  statement.execute();
  while (statement.fetch()) all.push_back(one);
  return all;
}

void insert_group(soci::session& sql, const Group& group) {
  sql << "INSERT INTO groups (id, parent, name) VALUES (:id, NULLIF(:parent, ''), :name)", use(group.id),
      use(group.parent), use(group.name);
}

Result<std::vector<Group>> DatabaseStorage::groups() {
  std::vector<Group> all;
  Failure failure = database_.run([&](soci::session& sql) { all = groups_in(sql); });
  return result_of(std::move(failure), std::move(all));
}

Failure DatabaseStorage::add(const Group& group) {
  return database_.run([&](soci::session& sql) { insert_group(sql, group); });
}

Result<bool> DatabaseStorage::add(const Group& group, const MayAdd& may) {
  bool is_added = false;
  Failure failure = database_.transaction(Lock::groups, [&](soci::session& sql) {
    is_added = may(groups_in(sql));
    if (is_added) insert_group(sql, group);
  });
  return result_of(std::move(failure), std::move(is_added));
}

Result<std::vector<Round>> DatabaseStorage::rounds(const std::string& survey) {
  std::vector<Round> all;
  Failure failure = database_.run([&](soci::session& sql) {
    Round one;
    soci::statement statement =
        (sql.prepare << "SELECT survey, id, title FROM rounds WHERE survey = :survey ORDER BY id",
         use(survey), into(one.survey), into(one.id), into(one.title));
    statement.execute();
    while (statement.fetch()) all.push_back(one);
  });
  return result_of(std::move(failure), std::move(all));
}

Failure DatabaseStorage::add(const Round& round) {
  return database_.run([&](soci::session& sql) {
    sql << "INSERT INTO rounds (survey, id, title) VALUES (:survey, :id, :title)", use(round.survey),
        use(round.id), use(round.title);
  });
}

Failure DatabaseStorage::add_link(const std::string& hash, const Link& link) {
  return database_.run([&](soci::session& sql) {
    sql << "INSERT INTO links (hash, survey, group_id, round) VALUES (:hash, :survey, NULLIF(:group_id, ''), "
           ":round) ON CONFLICT DO NOTHING",
        use(hash), use(link.survey), use(link.group), use(link.round);
  });
}

Result<std::optional<Link>> DatabaseStorage::link(const std::string& hash) {
  std::optional<Link> found;
  Failure failure = database_.run([&](soci::session& sql) {
    Link link;
    sql << "SELECT survey, COALESCE(group_id, ''), round FROM links WHERE hash = :hash", use(hash),
        into(link.survey), into(link.group), into(link.round);
    if (sql.got_data()) found = link;
  });
  return result_of(std::move(failure), std::move(found));
}

Failure DatabaseStorage::add_token(const std::string& hash, const Token& token) {
  return database_.run([&](soci::session& sql) {
    const std::string may(text_of(token.scope.may));
    const int revoked = token.is_revoked ? 1 : 0;
    sql << "INSERT INTO tokens (id, hash, may, survey, group_id, label, created, revoked) "
           "VALUES (:id, :hash, :may, :survey, NULLIF(:group_id, ''), :label, :created, :revoked)",
        use(token.id), use(hash), use(may), use(token.scope.survey), use(token.scope.group), use(token.label),
        use(token.created), use(revoked);
  });
}

// Of one hash, or all where it is empty.
std::vector<Token> DatabaseStorage::tokens_where(soci::session& sql, const std::string& hash) {
  std::vector<Token> all;
  Token one;
  std::string may;
  int revoked = 0;
  soci::statement statement =
      (sql.prepare << "SELECT id, may, survey, COALESCE(group_id, ''), label, created, revoked FROM tokens "
                      "WHERE hash = :hash OR CAST(:all AS text) = '' ORDER BY id",
       use(hash), use(hash), into(one.id), into(may), into(one.scope.survey), into(one.scope.group),
       into(one.label), into(one.created), into(revoked));
  statement.execute();
  while (statement.fetch()) {
    one.scope.may = may == text_of(May::administer) ? May::administer : May::read;
    one.is_revoked = revoked != 0;
    all.push_back(one);
  }
  return all;
}

Result<std::optional<Token>> DatabaseStorage::token(const std::string& hash) {
  std::optional<Token> found;
  if (hash.empty()) return found;
  Failure failure = database_.run([&](soci::session& sql) {
    const std::vector<Token> all = tokens_where(sql, hash);
    if (!all.empty()) found = all.front();
  });
  return result_of(std::move(failure), std::move(found));
}

Result<std::vector<Token>> DatabaseStorage::tokens() {
  std::vector<Token> all;
  Failure failure = database_.run([&](soci::session& sql) { all = tokens_where(sql, ""); });
  return result_of(std::move(failure), std::move(all));
}

Result<bool> DatabaseStorage::revoke_token(const std::string& id) {
  int count = 0;
  Failure failure = database_.transaction(Lock::nothing, [&](soci::session& sql) {
    sql << "SELECT count(*) FROM tokens WHERE id = :id", use(id), into(count);
    sql << "UPDATE tokens SET revoked = 1 WHERE id = :id", use(id);
  });
  return result_of(std::move(failure), count > 0);
}

// Only a write that is really made shows that the disk has room.
Failure DatabaseStorage::probe() {
  return database_.run([&](soci::session& sql) {
    database_.engine().check_settings(sql);
    sql << "INSERT INTO meta (key, value) VALUES ('probe', '0') ON CONFLICT (key) DO UPDATE SET value = "
           "CASE meta.value WHEN '0' THEN '1' ELSE '0' END";
  });
}

}  // namespace

Result<std::unique_ptr<Storage>> Storage::open(const std::string& url) {
  try {
    auto storage = std::make_unique<DatabaseStorage>(engine_of(url));
    if (auto failure = storage->start()) return *failure;
    return std::unique_ptr<Storage>(std::move(storage));
  } catch (const Trouble& trouble) {  // of the address
    return trouble.diagnostic;
  }
}

}  // namespace leidraad::collector
