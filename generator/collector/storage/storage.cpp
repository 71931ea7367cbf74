#include "collector/storage/storage.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>
#include <unordered_set>

#include "collector/clock.hpp"
#include "collector/storage/access_tables.hpp"
#include "collector/storage/database.hpp"
#include "collector/storage/days.hpp"
#include "collector/storage/marks.hpp"
#include "collector/storage/response_insert.hpp"
#include "collector/storage/retention.hpp"
#include "collector/storage/version_table.hpp"
#include "collector/survey_meaning.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;
using soci::into;
using soci::use;

namespace {

// The ends of a call: what it failed with, or what it gives.
template <class Value>
Result<Value> result_of(Failure failure, Value value) {
  if (failure) return std::move(*failure);
  return value;
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
  Failure add_link(const std::string& hash, const ParticipationLink& link) override;
  Result<std::optional<ParticipationLink>> link(const std::string& hash) override;
  Failure add_token(const std::string& hash, const Token& token) override;
  Result<std::optional<Token>> token(const std::string& hash) override;
  Result<std::vector<Token>> tokens() override;
  Result<bool> revoke_token(const std::string& id) override;
  Failure probe() override;

private:
  std::unordered_set<std::string> insert(soci::session& sql, std::vector<const NewResponse*> ones);
  Failure rewrite_daily(const std::string& today);

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
  Failure failure = database_.run([&](soci::session& sql) { all = versions_in(sql, survey); });
  return result_of(std::move(failure), std::move(all));
}

Result<int> DatabaseStorage::highest_minimum_group(const std::string& survey) {
  int highest = 0;
  Failure failure = database_.run([&](soci::session& sql) { highest = highest_minimum_in(sql, survey); });
  return result_of(std::move(failure), highest);
}

Result<std::vector<std::string>> DatabaseStorage::surveys() {
  std::vector<std::string> all;
  Failure failure = database_.run([&](soci::session& sql) { all = surveys_in(sql); });
  return result_of(std::move(failure), std::move(all));
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
  return result_of(std::move(failure), is_added);
}

Result<std::vector<Round>> DatabaseStorage::rounds(const std::string& survey) {
  std::vector<Round> all;
  Failure failure = database_.run([&](soci::session& sql) { all = rounds_in(sql, survey); });
  return result_of(std::move(failure), std::move(all));
}

Failure DatabaseStorage::add(const Round& round) {
  return database_.run([&](soci::session& sql) { insert_round(sql, round); });
}

Failure DatabaseStorage::add_link(const std::string& hash, const ParticipationLink& link) {
  return database_.run([&](soci::session& sql) { insert_link(sql, hash, link); });
}

Result<std::optional<ParticipationLink>> DatabaseStorage::link(const std::string& hash) {
  std::optional<ParticipationLink> found;
  Failure failure = database_.run([&](soci::session& sql) { found = link_in(sql, hash); });
  return result_of(std::move(failure), std::move(found));
}

Failure DatabaseStorage::add_token(const std::string& hash, const Token& token) {
  return database_.run([&](soci::session& sql) { insert_token(sql, hash, token); });
}

Result<std::optional<Token>> DatabaseStorage::token(const std::string& hash) {
  std::optional<Token> found;
  if (hash.empty()) return found;
  Failure failure = database_.run([&](soci::session& sql) {
    const std::vector<Token> all = tokens_in(sql, hash);
    if (!all.empty()) found = all.front();
  });
  return result_of(std::move(failure), std::move(found));
}

Result<std::vector<Token>> DatabaseStorage::tokens() {
  std::vector<Token> all;
  Failure failure = database_.run([&](soci::session& sql) { all = tokens_in(sql, ""); });
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
