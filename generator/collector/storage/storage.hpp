// Where responses are kept: SQLite or PostgreSQL, one code path.
//
// 1. A response is durable before `store` returns (SQLite: WAL, synchronous=FULL; PostgreSQL:
// synchronous_commit=on).
// 2. A response is stored once, however often it is sent: its id follows from the key that was sent with it.
// 3. Nothing tells the order in which responses came: ids are random, tables are ordered by them, time is a
// day. `settle` and the daily `delete_expired` also take the order away that the engine itself leaves on
// disk:
//   - SQLite: VACUUM writes each page again in the order of the ids, then the log is emptied.
//   - PostgreSQL: the rows are deleted and inserted again in one transaction, so that all carry its number
//     (xmin), then CLUSTER puts them in the order of the ids. Every snapshot survives both.
//   What remains: what came since the last of these; in a database above 4 MB, since the last daily run.
//   PostgreSQL's write-ahead log (pg_wal, and an archive of it) keeps its order for as long as it is kept.
// 4. No address, user agent, receipt, token or link is stored; of the last three a hash.
//
// One object for each thread that uses it; any number of them, in any number of processes, may use one
// database. A failure of the database is returned; the next call tries to connect again.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "collector/storage/response.hpp"
#include "diagnostics/diagnostic.hpp"

namespace leidraad::collector {

using diagnostics::Failure;
template <class T>
using Result = std::variant<T, diagnostics::Diagnostic>;

struct NewResponse {
  std::string id;            // keyed hash of survey and key, hexadecimal
  std::string receipt_hash;  // hexadecimal
  std::string
      content_hash;  // of survey, version, group, round and answers; tells a repeat from another content
  std::string survey;
  int version = 1;
  std::string group;
  std::string round;
  std::string day;           // "2026-11-29"; empty where nobody knows, see retention.hpp
  std::string delete_after;  // the last day of keeping it, or the term that was promised
  std::string meaning;  // of the version that it answers (survey_meaning.hpp); empty: not held against it
  bool is_to_check = false;
  guide::RawAnswers answers;
};

enum class StoreOutcome {
  stored,
  repeated,      // it was there already, with the same content
  conflict,      // that id is there with other content
  withdrawn,     // it was there and has been withdrawn
  other_meaning  // the database knows this version with another meaning: it is not stored
};

// What became of the description of a version.
enum class VersionKeeping {
  kept,
  other_meaning  // there are answers to this version as it meant something else: the old description stays
};

// A version as the database knows it.
struct KeptVersion {
  int version = 1;
  std::string description;  // JSON
  std::string meaning;      // empty where nobody wrote it down yet
  int minimum_group = 0;    // the highest ever promised; 0 where nobody wrote it down yet
};

// What a participation link leads to.
struct ParticipationLink {
  std::string survey;
  std::string group;  // id, or empty
  std::string round;  // id, or empty
};

enum class May { read, administer };

// What a token allows. Empty `survey`: all of them; empty `group`: all of them; else that group and all below
// it.
struct Scope {
  May may = May::read;
  std::string survey;
  std::string group;
};

struct Token {
  std::string id;  // public, for the list and for revoking
  Scope scope;
  std::string label;    // whose it is
  std::string created;  // day
  bool is_revoked = false;
};

class Storage {
public:
  // "sqlite:answers.db" or "postgresql://user@host/name". Connects, refuses unsafe settings, and brings the
  // database to this program's shape (a SQLite file is copied first).
  static Result<std::unique_ptr<Storage>> open(const std::string& url);
  virtual ~Storage() = default;

  // All of them in one transaction. Outcomes in their order.
  virtual Result<std::vector<StoreOutcome>> store(std::span<const NewResponse> responses) = 0;
  // Withdraws; false where there is no such response, true again for one that was withdrawn before. Of what
  // is withdrawn only the id and the hash of the receipt stay, so that a late repeat does not bring it back.
  virtual Result<bool> withdraw(const std::string& receipt_hash) = 0;
  // Remembers that it is `today`, if that can be believed (clock.hpp); gives the last day that was seen, by
  // any collector on this database.
  virtual Result<std::string> see_day(const std::string& today) = 0;
  // The last day seen, on a person's word.
  virtual Failure confirm_day(const std::string& day) = 0;
  // The last day seen; empty where none was.
  virtual Result<std::string> last_day_seen() = 0;
  // How many responses would be deleted on that day.
  virtual Result<std::size_t> expired_on(const std::string& day) = 0;
  // Gives days to the responses that wait for them (retention.hpp), and deletes what is older than promised;
  // gives how many. `clock-jumped` where today cannot be believed: nothing is deleted. Once a day, all is
  // then written again (3); where that could not be done now, that is a failure: what was deleted may still be
  // readable in the files.
  virtual Result<std::size_t> delete_expired(const std::string& today) = 0;
  // Leaves files that do not tell in which order responses came (3), and hold nothing of what was withdrawn or
  // has expired, where anything was stored or deleted since the last time by whomever. A failure where that
  // could not be done now. To be called about each minute, and at the end; ResponseWriter does.
  virtual Failure settle() = 0;
  // Of a survey, ordered by random id.
  virtual Result<std::vector<StoredResponse>> responses(const std::string& survey) = 0;

  // The secret of this database, 32 bytes, made at its birth: the key of all hashes.
  virtual Result<std::string> secret() = 0;
  // Remembers the description (JSON) of a version of a survey, what it means and the highest minimum group
  // that it ever promised. One that is there is replaced, but not one of another meaning that has answers.
  virtual Result<VersionKeeping> keep_version(const std::string& survey, int version,
                                              const std::string& description) = 0;
  virtual Result<std::vector<KeptVersion>> versions(const std::string& survey) = 0;  // in order
  // The highest minimum group that any version of a survey ever promised; 0 where nobody wrote one down.
  virtual Result<int> highest_minimum_group(const std::string& survey) = 0;
  virtual Result<std::vector<std::string>> surveys() = 0;  // ids, in order

  virtual Result<std::vector<Group>> groups() = 0;
  virtual Failure add(const Group& group) = 0;
  // Adds it if `may` agrees to it beside the groups that are there; nobody adds another one meanwhile.
  using MayAdd = std::function<bool(const std::vector<Group>&)>;
  virtual Result<bool> add(const Group& group, const MayAdd& may) = 0;
  virtual Result<std::vector<Round>> rounds(const std::string& survey) = 0;
  virtual Failure add(const Round& round) = 0;
  virtual Failure add_link(const std::string& hash, const ParticipationLink& link) = 0;
  virtual Result<std::optional<ParticipationLink>> link(const std::string& hash) = 0;

  virtual Failure add_token(const std::string& hash, const Token& token) = 0;
  virtual Result<std::optional<Token>> token(const std::string& hash) = 0;  // also a revoked one
  virtual Result<std::vector<Token>> tokens() = 0;
  virtual Result<bool> revoke_token(const std::string& id) = 0;

  // Whether the database answers and can be written: costs a durable write, so not for each request.
  virtual Failure probe() = 0;
};

}  // namespace leidraad::collector
