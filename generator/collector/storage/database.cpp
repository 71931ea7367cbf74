#include "collector/storage/database.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "collector/storage/secrets.hpp"

namespace leidraad::collector {

using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

std::string one_line(std::string_view message) {
  constexpr std::size_t longest = 300;
  std::string line(message.substr(0, std::min(longest, message.find('\n'))));
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::unique_ptr<DatabaseEngine> engine_of(const std::string& url) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite)) return sqlite_engine(url.substr(sqlite.size()));
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return postgresql_engine(url);
  // Only what stands before the colon: behind it may be a password.
  const std::size_t colon = url.find(':');
  const std::string shown = colon == std::string::npos ? url : url.substr(0, colon + 1) + "…";
  throw Trouble{{"database-url"_code,
                 {},
                 {one_line(shown),
                  diagnostics::Text{"`sqlite:…` of `postgresql://…`", "`sqlite:…` or `postgresql://…`"}},
                 {},
                 {}}};
}

Database::Database(std::unique_ptr<DatabaseEngine> engine, std::span<const MigrationStep> steps)
    : engine_(std::move(engine)), steps_(steps) {}

Database::~Database() {
  disconnect();
}

void Database::connect() {
  session_ = std::make_unique<soci::session>();
  engine_->open(*session_, secret_.empty() ? Opening::first : Opening::again);
  engine_->limit(longest_call);
  migrate(*engine_, *session_, steps_);
  std::string secret;
  soci::indicator indicator = soci::i_null;
  *session_ << "SELECT value FROM meta WHERE key = 'secret'", soci::into(secret, indicator);
  secret = bytes_of_hexadecimal(secret);
  if (secret.empty()) throw Trouble{{"database-not-ours"_code, {}, {engine_->name(), "meta"}, {}, {}}};
  if (!secret_.empty() && secret != secret_)
    throw Trouble{
        {"database-replaced"_code,
         {},
         {engine_->name(), diagnostics::Text{"er staat een andere database", "another one is there"}},
         {},
         {}}};
  secret_ = secret;
  is_connected_ = true;
}

void Database::disconnect() {
  engine_->limit({});
  if (is_connected_ && before_disconnect_) before_disconnect_();
  is_connected_ = false;
  if (session_ != nullptr) engine_->close(*session_);
  session_.reset();
}

Failure Database::run(const Work& work) {
  Failure failure;
  try {
    if (is_connected_) {
      engine_->verify(*session_);
    } else {
      connect();
    }
    engine_->limit(longest_call);
    work(*session_);
    engine_->verify(*session_);
    engine_->limit({});
    return {};
  } catch (const Trouble& trouble) {
    failure = trouble.diagnostic;
  } catch (const soci::soci_error& error) {
    failure = engine_->diagnostic_of(error, *session_);
  } catch (const nlohmann::json::exception&) {  // never with what the collector has validated
    failure = Diagnostic{
        "database-refused"_code,
        {},
        {engine_->name(), diagnostics::Text{"een antwoord is geen UTF-8", "an answer is not UTF-8"}},
        {},
        {}};
  }
  disconnect();
  return failure;
}

Failure Database::transaction(Lock lock, const Work& work) {
  return run([&](soci::session& sql) {
    engine_->begin(sql, lock);
    work(sql);
    sql << "COMMIT";
  });
}

}  // namespace leidraad::collector
