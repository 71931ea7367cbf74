// What was published keeps its meaning under its version.
#include <iterator>
#include <set>

#include "check/surveys/survey.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Argument;
using diagnostics::Text;
using guide::QuestionShape;
using guide::SurveyShape;

namespace {

using Texts = std::map<std::string, std::string>;

// A part of a shape as people call it; its key where it has no other name.
Argument name_of(const std::string& key) {
  static const std::map<std::string, Text> names = {
      {"type", {"het type", "the type"}},
      {"optional", {"of je mag overslaan", "whether it may be skipped"}},
      {"options", {"de antwoorden", "the options"}},
      {"points", {"de punten van de schaal", "the points of the scale"}},
      {"rows", {"de rijen", "the rows"}},
      {"items", {"de dingen waarvoor de pagina herhaald wordt", "what the page is repeated for"}},
      {"when", {"de voorwaarde", "the condition"}},
      {"page-when", {"de voorwaarde van de pagina", "the condition of the page"}},
      {"max", {"hoeveel je er mag kiezen", "how many one may choose"}},
      {"minimum", {"het laagste getal", "the lowest number"}},
      {"maximum", {"het hoogste getal", "the highest number"}},
      {"decimals", {"de cijfers na de komma", "the decimals"}},
      {"unit", {"de eenheid", "the unit"}},
      {"longest", {"hoeveel tekens er passen", "how many characters fit"}},
      {"text", {"de vraag", "the question"}},
      {"help", {"de uitleg", "the help"}},
      {"purpose", {"het doel", "the purpose"}},
      {"controller", {"de verantwoordelijke", "the controller"}},
      {"retention", {"de bewaartermijn", "the retention"}},
      {"minimum-group", {"de kleinste groep", "the minimum group"}},
  };
  const auto found = names.find(key);
  return found == names.end() ? Argument("`" + key + "`") : Argument(found->second);
}

const std::string* value_of(const Texts& texts, const std::string& key) {
  const auto found = texts.find(key);
  return found == texts.end() ? nullptr : &found->second;
}

// The first key, by name, whose text differs; empty where none does.
std::string first_difference(const Texts& before, const Texts& now) {
  std::set<std::string> keys;
  for (const Texts* texts : {&before, &now}) {
    for (const auto& [key, text] : *texts) keys.insert(key);
  }
  for (const std::string& key : keys) {
    const std::string* was = value_of(before, key);
    const std::string* is = value_of(now, key);
    if (was == nullptr || is == nullptr || *was != *is) return key;
  }
  return {};
}

// "de antwoorden (eerst `ja, nee`, nu `ja, nee, soms`)"
Argument told(const std::string& key, const Texts& before, const Texts& now) {
  const auto quoted = [](const std::string* text, const char* nothing) {
    return text == nullptr ? std::string(nothing) : "`" + *text + "`";
  };
  Argument what = name_of(key);
  const std::string* was = value_of(before, key);
  const std::string* is = value_of(now, key);
  what.dutch += " (eerst " + quoted(was, "niets") + ", nu " + quoted(is, "niets") + ")";
  what.english += " (first " + quoted(was, "nothing") + ", now " + quoted(is, "nothing") + ")";
  return what;
}

class LockChecker {
public:
  LockChecker(const guide::Survey& survey, diagnostics::Diagnostics& diagnostics)
      : survey_(survey), diagnostics_(diagnostics) {
    for (const guide::SurveyPage& page : survey.pages) {
      for (const guide::SurveyQuestion& question : page.questions)
        positions_.emplace(question.id, question.position);
    }
  }

  void compare(const SurveyShape& before, const SurveyShape& now) {
    for (const auto& [id, was] : before) {
      const auto is = now.find(id);
      if (is == now.end())
        report("survey-changed"_code, id, Text{"de vraag is weg", "the question is gone"});
      else
        compare(id, was, is->second);
    }
    for (const auto& [id, is] : now) {
      if (!before.contains(id))
        report("survey-changed"_code, id, Text{"de vraag is nieuw", "the question is new"});
    }
  }

private:
  void compare(const std::string& id, const QuestionShape& was, const QuestionShape& is) {
    const std::string meaning = first_difference(was.meaning, is.meaning);
    if (!meaning.empty()) {
      report("survey-changed"_code, id, told(meaning, was.meaning, is.meaning));
      return;
    }
    const std::string wording = first_difference(was.wording, is.wording);
    if (!wording.empty()) report("survey-text-changed"_code, id, told(wording, was.wording, is.wording));
  }

  void report(diagnostics::Code code, const std::string& id, const Argument& what) {
    guide::Position position = survey_.position;
    if (id == guide::survey_itself) position = survey_.privacy.position;
    if (const auto question = positions_.find(id); question != positions_.end()) position = question->second;
    diagnostics_.add(code, position,
                     {std::to_string(survey_.version), id, what, std::to_string(survey_.version + 1)});
  }

  const guide::Survey& survey_;
  diagnostics::Diagnostics& diagnostics_;
  std::map<std::string, guide::Position> positions_;  // of questions
};

}  // namespace

void check_survey_lock(const guide::Survey& survey, const guide::SurveyLock& lock,
                       diagnostics::Diagnostics& diagnostics) {
  const auto versions = lock.find(survey.id);
  if (versions == lock.end() || versions->second.empty()) return;
  const int highest = std::prev(versions->second.end())->first;
  if (survey.version < highest) {
    diagnostics.add("survey-version-lower"_code, survey.position,
                    {std::to_string(survey.version), std::to_string(highest)});
    return;
  }
  const auto published = versions->second.find(survey.version);
  if (published != versions->second.end())
    LockChecker(survey, diagnostics).compare(published->second, guide::shape_of(survey));
}

}  // namespace leidraad::check
