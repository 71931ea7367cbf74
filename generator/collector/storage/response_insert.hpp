// One statement, kept ready, that inserts a number of responses at once: one for each would cost PostgreSQL a
// journey over the network each.
#pragma once

#include <array>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "collector/storage/soci.hpp"
#include "collector/storage/storage.hpp"

namespace leidraad::collector {

class ResponseInsert {
public:
  ResponseInsert(soci::session& sql, std::size_t rows);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  // Inserts exactly so many, each with another id, but for those that are there, are withdrawn, or answer a
  // version that means something else in this database. Adds the ids of the inserted ones to `stored`. Throws
  // SOCI's errors.
  void run(std::span<const NewResponse* const> responses, std::unordered_set<std::string>& stored);

private:
  // In the order of the columns; SOCI sends what stands here.
  struct Row {
    std::array<std::string, 10> texts;
    int version = 1;
    int is_to_check = 0;
  };
  std::vector<Row> rows_;
  std::string inserted_;
  soci::statement statement_;
};

}  // namespace leidraad::collector
