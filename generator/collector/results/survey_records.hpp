// All that is kept of one survey, and which answers in it can be counted together.
#pragma once

#include <list>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "collector/storage/response.hpp"
#include "guide/surveys/form.hpp"

namespace leidraad::collector {

// What it refers to must outlive it.
struct SurveyRecords {
  const guide::SurveyForm& form;              // of the version that the site shows now
  std::span<const guide::Survey> versions;    // all that were ever shown; the one of `form` may be among them
  std::span<const StoredResponse> responses;  // of all groups, also those that a reader may not see
  std::span<const Group> groups;
  std::span<const Round> rounds;
  int highest_promise = 0;  // the highest minimum group that the database remembers of this survey
};

// What can be chosen in a field: its options, points, `other`, `none` and `unknown`, in the order of the
// form. For a number or a date only `unknown`, where it has that.
struct FieldCode {
  std::string value;  // as in answers
  std::string text;
};
[[nodiscard]] std::vector<FieldCode> codes_of(const guide::SurveyField& field);

// The forms of all versions. The survey's records must outlive it.
class SurveyVersions {
public:
  explicit SurveyVersions(const SurveyRecords& records);

  // Newest first; the one of the records' form before all others.
  [[nodiscard]] const std::vector<const guide::SurveyForm*>& forms() const { return forms_; }
  // The field of this name in a version; nullptr where the version has none or is not known.
  [[nodiscard]] const guide::SurveyField* field(const std::string& name, int version) const;
  // Whether an answer in that version means the same: it has that field, of the same type, with the same
  // options, points and unit. Texts may differ: what a text means is for `leidraad lock` to hold.
  [[nodiscard]] bool is_same(const guide::SurveyField& field, int version) const;

private:
  std::list<guide::SurveyForm> older_;
  std::vector<const guide::SurveyForm*> forms_;
  std::map<int, const guide::SurveyForm*> by_version_;
};

// What was answered under a name; an empty list where nothing was.
[[nodiscard]] const std::vector<std::string>& answers_in(const StoredResponse& response,
                                                         const std::string& name);

}  // namespace leidraad::collector
