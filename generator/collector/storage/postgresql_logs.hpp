// What a PostgreSQL server would write of answers into its log: they travel as values beside a statement, and a
// server can be told to write those down (PostgreSQL's manual, 20.8.3; auto_explain; pgaudit).
//
// 1. Where this role may, it forbids that for its own session; the server's file changes nothing of it later.
// 2. Else a server that would write them is refused, at the opening and in front of each transaction that sends
// answers, since a server reads its file again while connections stay. Between that look and the answers lies
// one message; only 1, or the same setting made for the role, leaves no gap.
//
// For the thread of its connection.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

namespace leidraad::collector {

class PostgresqlLogs {
public:
  // `name`: how the database is called in messages.
  explicit PostgresqlLogs(const std::string& name) : name_(name) {}

  // Of a new connection: makes the settings that it may. Throws SOCI's errors.
  void shut(PGconn* connection);
  // Refuses (Trouble) what would write answers down.
  void check(PGconn* connection);
  // Begins a transaction in which answers may be sent, at the cost of no message more.
  void begin(PGconn* connection) const;

private:
  void refuse_open(const std::vector<std::string>& found) const;

  const std::string& name_;
  bool is_shut_ = false;  // for this session, whatever becomes of the server
};

}  // namespace leidraad::collector
