#include "collector/storage/response_insert.hpp"

#include <cassert>
#include <nlohmann/json.hpp>

namespace leidraad::collector {

namespace {

std::string statement_of(std::size_t rows) {
  constexpr std::size_t columns = 12;
  constexpr std::size_t texts = 10;
  std::string text =
      "INSERT INTO responses (survey, id, group_id, round, day, delete_after, receipt_hash, content_hash, "
      "answers, "
      "version, is_to_check) SELECT column1, column2, column3, column4, column5, column6, column7, column8, "
      "column9, "
      "column11, column12 FROM (VALUES ";
  for (std::size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns; ++column) {
      const std::string name = ":v" + std::to_string(row * columns + column);
      text += column == 0 ? "" : ", ";
      text += column < texts ? name : "CAST(" + name + " AS integer)";
    }
    text += ")";
  }
  return text +
         ") AS new WHERE NOT EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.id = new.column2) "
         "AND NOT EXISTS (SELECT 1 FROM survey_versions AS kept WHERE kept.survey = new.column1 AND "
         "kept.version = new.column11 AND kept.meaning <> '' AND new.column10 <> '' AND kept.meaning <> "
         "new.column10) "
         "ON CONFLICT DO NOTHING RETURNING id";
}

}  // namespace

ResponseInsert::ResponseInsert(soci::session& sql, std::size_t rows) : rows_(rows), statement_(sql) {
  for (Row& row : rows_) {
    for (std::string& text : row.texts) statement_.exchange(soci::use(text));
    statement_.exchange(soci::use(row.version));
    statement_.exchange(soci::use(row.is_to_check));
  }
  statement_.exchange(soci::into(inserted_));
  statement_.alloc();
  statement_.prepare(statement_of(rows));
  statement_.define_and_bind();
}

void ResponseInsert::run(std::span<const NewResponse* const> responses,
                         std::unordered_set<std::string>& stored) {
  assert(responses.size() == rows_.size());
  for (std::size_t at = 0; at < responses.size(); ++at) {
    const NewResponse& from = *responses[at];
    Row& row = rows_[at];
    row.texts = {from.survey,       from.id,           from.group,
                 from.round,        from.day,          from.delete_after,
                 from.receipt_hash, from.content_hash, nlohmann::json(from.answers).dump(),
                 from.meaning};
    row.version = from.version;
    row.is_to_check = from.is_to_check ? 1 : 0;
  }
  statement_.execute();
  while (statement_.fetch()) stored.insert(inserted_);
}

}  // namespace leidraad::collector
