// A connection to a database that is made when needed, kept, and made again after a failure.
//
// 1. After any failure the connection is dropped: what it had begun is undone, and the next call starts anew.
// 2. A database that is not the one first opened (other secret) is refused.
//
// For one thread.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "collector/storage/database_engine.hpp"
#include "collector/storage/migrations.hpp"

namespace leidraad::collector {

class Database {
public:
  using Work = std::function<void(soci::session&)>;

  // `steps`: the shapes that this program knows, see migrations.hpp.
  explicit Database(std::unique_ptr<DatabaseEngine> engine,
                    std::span<const MigrationStep> steps = migration_steps());
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Connects where there is no connection, and does the work.
  diagnostics::Failure run(const Work& work);
  // The same, in a transaction.
  diagnostics::Failure transaction(Lock lock, const Work& work);

  // Called before a connection goes, while what hangs on it can still be put away.
  void before_disconnect(std::function<void()> action) { before_disconnect_ = std::move(action); }

  [[nodiscard]] DatabaseEngine& engine() { return *engine_; }
  [[nodiscard]] const std::string& secret() const { return secret_; }  // after the first connection

private:
  void connect();
  void disconnect();

  std::unique_ptr<DatabaseEngine> engine_;
  std::span<const MigrationStep> steps_;
  std::unique_ptr<soci::session> session_;
  bool is_connected_ = false;
  std::string secret_;
  std::function<void()> before_disconnect_;
};

}  // namespace leidraad::collector
