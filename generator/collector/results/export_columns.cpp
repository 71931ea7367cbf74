#include "collector/results/export_columns.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace leidraad::collector {

namespace {

using guide::QuestionType;
using Kind = ExportColumn::Kind;

// Makes names for SPSS.
class SpssNames {
public:
  std::string name_for(const std::string& name) {
    constexpr std::size_t longest = 58;  // of 64 bytes; the rest is for a number
    std::string tidy;
    for (const char sign : name) {
      const bool is_plain =
          (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
      tidy += is_plain ? sign : '_';
    }
    const bool has_letter =
        !tidy.empty() && !(tidy.front() >= '0' && tidy.front() <= '9') && tidy.front() != '_';
    if (!has_letter) tidy.insert(0, "v");
    tidy.resize(std::min(tidy.size(), longest));
    while (tidy.ends_with('_')) tidy.pop_back();
    std::string unique = is_word(tidy) ? tidy + "_1" : tidy;
    for (int number = 2; !used_.insert(small(unique)).second; ++number)
      unique = tidy + "_" + std::to_string(number);
    return unique;
  }

private:
  static std::string small(std::string name) {
    for (char& sign : name) {
      if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    }
    return name;
  }

  static bool is_word(const std::string& name) {
    constexpr std::array<std::string_view, 13> words = {"all", "and", "by",  "eq", "ge", "gt",  "le",
                                                        "lt",  "ne",  "not", "or", "to", "with"};
    return std::find(words.begin(), words.end(), small(name)) != words.end();
  }

  std::set<std::string> used_;
};

// "I do not know" gets a number that no answer can have: above all of them where one of nine digits is, else
// below. Where answers have no limit at either side it is only one that nobody will give.
int unused_number(double lowest, double highest) {
  constexpr int widest = 999'999'999;
  for (int number = 99; number <= widest / 10; number = number * 10 + 9) {
    if (number < lowest || number > highest) return number;
  }
  if (widest > highest) return widest;
  for (int number = -99; number >= -widest / 10; number = number * 10 - 9) {
    if (number < lowest) return number;
  }
  return widest;
}

std::vector<ExportCode> numbered(const guide::SurveyField& field) {
  const std::vector<FieldCode> codes = codes_of(field);
  std::vector<ExportCode> numbered;
  double lowest = 1;
  auto highest = static_cast<double>(codes.size());
  if (field.scale != nullptr) {
    lowest = field.scale->points.front().value;
    highest = field.scale->points.back().value;
  } else if (field.question->type == QuestionType::number) {
    constexpr double none = std::numeric_limits<double>::infinity();
    lowest = std::min(0.0, field.question->minimum.value_or(-none));
    highest = field.question->maximum.value_or(none);
  }
  for (std::size_t place = 0; place < codes.size(); ++place) {
    const bool is_unknown = codes[place].value == guide::unknown_option;
    int number = static_cast<int>(place) + 1;
    if (is_unknown) {
      number = unused_number(lowest, highest);
    } else if (field.scale != nullptr) {
      number = field.scale->points[place].value;
    }
    numbered.push_back({codes[place].value, codes[place].text, number, is_unknown});
  }
  return numbered;
}

Kind kind_of(QuestionType type) {
  switch (type) {
    case QuestionType::choice:
    case QuestionType::scale:
    case QuestionType::grid:
      return Kind::code;
    case QuestionType::choices:
      return Kind::flag;
    case QuestionType::number:
      return Kind::number;
    case QuestionType::date:
      return Kind::date;
    case QuestionType::text:
    case QuestionType::long_text:
      break;
  }
  return Kind::text;
}

class ColumnMaker {
public:
  explicit ColumnMaker(const SurveyVersions& versions) : versions_(versions) {}

  std::vector<ExportColumn> make() {
    add_simple(Kind::group, "Groep", {});
    add_simple(Kind::round, "Ronde", {});
    add_simple(Kind::version, "Versie", {});
    add_simple(Kind::to_check, "Nakijken",
               {{"0", "nee", 0, false}, {"1", "ja: iets om na te kijken", 1, false}});
    for (const guide::SurveyForm* form : versions_.forms()) {
      for (const guide::SurveyField& field : form->fields()) {
        if (!is_there(field, form->survey().version)) add_field(field, form->survey().version);
      }
    }
    return std::move(columns_);
  }

private:
  void add_simple(Kind kind, const std::string& name, std::vector<ExportCode> codes) {
    columns_.push_back({kind, name, names_.name_for(name), nullptr, {}, {}, {}, std::move(codes)});
  }

  // A version's field stands in the columns of a newer version if it means the same.
  bool is_there(const guide::SurveyField& field, int version) {
    bool is_there = false;
    for (ExportColumn& column : columns_) {
      if (column.field == nullptr || column.field->name != field.name) continue;
      if (!versions_.is_same(*column.field, version)) continue;
      column.versions.push_back(version);
      is_there = true;
    }
    return is_there;
  }

  void add_field(const guide::SurveyField& field, int version) {
    const bool is_newest = version == versions_.forms().front()->survey().version;
    // A field that was dropped keeps its name; one that changed gets its version behind it.
    const bool is_taken = std::any_of(columns_.begin(), columns_.end(), [&](const ExportColumn& column) {
      return column.field != nullptr && column.field->name == field.name;
    });
    const std::string suffix = is_newest || !is_taken ? "" : "~" + std::to_string(version);
    const Kind kind = kind_of(field.question->type);
    const auto add = [&](Kind of, const std::string& name, const std::string& option,
                         const std::string& answer, std::vector<ExportCode> codes) {
      columns_.push_back({of,
                          name + suffix,
                          names_.name_for(name + suffix),
                          &field,
                          option,
                          answer,
                          {version},
                          std::move(codes)});
    };
    if (kind == Kind::flag) {
      for (const FieldCode& code : codes_of(field)) {
        add(kind, field.name + ":" + code.value, code.value, field.name,
            {{"0", "niet gekozen", 0, false}, {"1", code.text, 1, false}});
      }
    } else {
      add(kind, field.name, "", field.name, kind == Kind::text ? std::vector<ExportCode>{} : numbered(field));
    }
    if (field.has_other()) {
      const std::string other = field.name + "." + guide::other_option;
      add(Kind::text, other, "", other, {});
    }
  }

  const SurveyVersions& versions_;
  SpssNames names_;
  std::vector<ExportColumn> columns_;
};

}  // namespace

std::vector<ExportColumn> export_columns(const SurveyVersions& versions) {
  return ColumnMaker(versions).make();
}

std::string label_of(const ExportColumn& column) {
  switch (column.kind) {
    case Kind::group:
      return "Groep: de laagste die genoeg antwoorden heeft om te tonen";
    case Kind::round:
      return "Ronde";
    case Kind::version:
      return "Versie van de vragenlijst";
    case Kind::to_check:
      return "Nakijken: het veld dat mensen niet zien, was ingevuld";
    default:
      break;
  }
  const guide::SurveyField& field = *column.field;
  std::string label = guide::with_item(field.question->text, field.item);
  if (field.row != nullptr) label += " " + guide::with_item(field.row->text, field.item);
  if (column.kind == Kind::flag) label += " " + column.codes.back().text;
  if (column.answer != field.name) label += " " + field.question->other;
  return label;
}

}  // namespace leidraad::collector
