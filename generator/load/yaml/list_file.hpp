// A file that holds all records of one kind, as a list under one key.
#pragma once

#include <string>
#include <vector>

#include "guide/record_kinds.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <class T>
struct ListFile {
  std::vector<T> records;
};

// "de fasen" -> "De fasen".
[[nodiscard]] std::string capitalised(std::string_view text);

// The description of such a file; specialised where more stands in it than the list.
template <class T>
const Record<ListFile<T>>& list_file_of(const guide::KindFacts& facts) {
  static const auto record =
      Record<ListFile<T>>(facts.place, facts.place)
          .required(RecordKey{std::string(facts.list), capitalised(facts.many.dutch)}, &ListFile<T>::records);
  return record;
}

}  // namespace leidraad::load
