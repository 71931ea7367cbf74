#include "guide/pages/directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/check.hpp"
#include "check/faulty.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/plan/aids.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using guide::AttributeRule;
using guide::Directive;
using guide::DirectiveRule;

namespace {

std::vector<std::string> names_of(std::span<const AttributeRule> rules) {
  std::vector<std::string> names;
  for (const AttributeRule& rule : rules) names.emplace_back(rule.name);
  return names;
}

class DirectiveChecker {
public:
  DirectiveChecker(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics)
      : guide_(guide), diagnostics_(diagnostics) {}

  void check(const guide::Page& page) {
    for (const Directive& directive : page.body.directives) {
      if (directive.name.empty()) continue;  // not even readable; said while loading
      const DirectiveRule* rule = guide::find_directive(directive.name);
      if (rule == nullptr) {
        report_unknown(directive);
      } else {
        check_one(page, directive, *rule);
      }
    }
  }

private:
  void report_unknown(const Directive& directive) {
    std::vector<std::string> names;
    for (const DirectiveRule& rule : guide::directive_registry) names.emplace_back(rule.name);
    diagnostics_
        .add("unknown-directive"_code, directive.position, {directive.name, diagnostics::listed(names, 40)})
        .suggestion = diagnostics::nearest(directive.name, names);
  }

  // The attribute that an unknown one is likely to be. One that stands there already would only be there
  // twice.
  static std::string meant_by(const std::string& unknown, const Directive& directive,
                              const std::vector<std::string>& known) {
    std::vector<std::string> absent;
    for (const std::string& name : known) {
      if (directive.find(name) == nullptr) absent.push_back(name);
    }
    return diagnostics::nearest(unknown, absent);
  }

  // Whether an attribute that is not there is there under a misspelt name, which is said.
  static bool is_misspelt(const std::string& name, const Directive& directive, const DirectiveRule& rule) {
    std::vector<std::string> known;
    for (const AttributeRule& one : rule.attributes) known.emplace_back(one.name);
    return std::any_of(
        directive.attributes.begin(), directive.attributes.end(), [&](const guide::Attribute& attribute) {
          const bool is_known = std::find(known.begin(), known.end(), attribute.name) != known.end();
          return !is_known && meant_by(attribute.name, directive, known) == name;
        });
  }

  void check_one(const guide::Page& page, const Directive& directive, const DirectiveRule& rule) {
    if (directive.is_container != rule.is_container) {
      diagnostics_.add("directive-form"_code, directive.position,
                       {directive.name, rule.is_container ? diagnostics::Text{"drie", "three"}
                                                          : diagnostics::Text{"twee", "two"}});
    }
    if (rule.needs_id && directive.id.empty()) {
      diagnostics_.add(
          "directive-needs"_code, directive.position,
          {directive.name, diagnostics::Text{"de id van wat je wilt tonen", "the id of what to show"},
           std::string(rule.example)});
    }
    for (const AttributeRule& attribute : rule.attributes) {
      const std::string name(attribute.name);
      if (!attribute.is_required || directive.find(name) != nullptr || is_misspelt(name, directive, rule))
        continue;
      diagnostics_.add("directive-needs"_code, directive.position,
                       {directive.name, fmt::format("`{}`", attribute.name), std::string(rule.example)});
    }
    if (directive.name == "catalogue") {
      check_catalogue(directive);
    } else {
      check_attributes(directive, rule);
    }
    if (!directive.label.empty() && !guide::shows_label(directive))
      diagnostics_.add("unused-label"_code, directive.label_position, {directive.name, directive.label});
    if (directive.name == "steps" || directive.name == "cards") check_list(directive);
    if (directive.name == "figure") check_figure(directive);
    if (directive.name == "checklist") check_group(directive);
    if (directive.name == "tasks") check_tasks(directive);
    if (directive.name == "aids") check_aids(directive);
    if (rule.is_once) check_once(page, directive);
  }

  void report_attribute(const Directive& directive, const guide::Attribute& attribute,
                        const std::vector<std::string>& known) {
    diagnostics_
        .add("directive-attribute"_code, attribute.position,
             {directive.name, attribute.name,
              known.empty() ? diagnostics::Argument(diagnostics::Text{"(geen)", "(none)"})
                            : diagnostics::Argument(diagnostics::listed(known))})
        .suggestion = meant_by(attribute.name, directive, known);
  }

  void check_value(const guide::Attribute& attribute, const std::vector<std::string>& values) {
    if (std::find(values.begin(), values.end(), attribute.value) != values.end()) return;
    diagnostics_
        .add("directive-value"_code, attribute.position,
             {attribute.value, attribute.name, diagnostics::listed(values)})
        .suggestion = diagnostics::nearest(attribute.value, values);
  }

  void check_attributes(const Directive& directive, const DirectiveRule& rule) {
    for (const guide::Attribute& attribute : directive.attributes) {
      const auto known = std::find_if(rule.attributes.begin(), rule.attributes.end(),
                                      [&](const AttributeRule& one) { return one.name == attribute.name; });
      if (known == rule.attributes.end()) {
        report_attribute(directive, attribute, names_of(rule.attributes));
      } else if (!known->values.empty()) {
        check_value(attribute, {known->values.begin(), known->values.end()});
      }
    }
  }

  // `::catalogue{#id field=value show=table plain}`: the fields are those of the catalogue.
  void check_catalogue(const Directive& directive) {
    const guide::Catalogue* catalogue = guide::find(guide_.catalogues, directive.id);
    if (catalogue == nullptr) return;  // said by the check of references
    std::vector<std::string> known{"show", "plain"};
    for (const guide::CatalogueField& field : catalogue->fields) known.push_back(field.id);
    for (const guide::Attribute& attribute : directive.attributes) {
      const auto field =
          std::find_if(catalogue->fields.begin(), catalogue->fields.end(),
                       [&](const guide::CatalogueField& one) { return one.id == attribute.name; });
      if (attribute.name == "show") {
        check_value(attribute, {"cards", "list", "table"});
      } else if (field != catalogue->fields.end()) {
        check_value(attribute, values_of(*field));
      } else if (attribute.name != "plain") {
        report_attribute(directive, attribute, known);
      }
    }
  }

  [[nodiscard]] std::vector<std::string> values_of(const guide::CatalogueField& field) const {
    std::vector<std::string> values;
    switch (field.type) {
      case guide::FieldType::choice:
        for (const guide::CatalogueChoice& choice : field.choices) values.push_back(choice.id);
        break;
      case guide::FieldType::boolean:
        return {guide::yes_id, guide::no_id};
      case guide::FieldType::phase:
        for (const guide::Phase& phase : guide_.phases) values.push_back(phase.id);
        break;
      case guide::FieldType::trajectory:
        for (const guide::Trajectory& trajectory : guide_.trajectories) values.push_back(trajectory.id);
        break;
      default:
        break;
    }
    return values;
  }

  // Steps are numbered and cards are items: without their list the block would show nothing of the sort.
  void check_list(const Directive& directive) {
    const bool is_numbered = directive.name == "steps";
    if (!directive.is_container || directive.list == guide::ListKind::numbered) return;
    if (!is_numbered && directive.list == guide::ListKind::dashed) return;
    const diagnostics::Text list = is_numbered ? diagnostics::Text{"genummerde lijst", "numbered list"}
                                               : diagnostics::Text{"lijst", "list"};
    const diagnostics::Text example =
        is_numbered ? diagnostics::Text{"1. Eerst dit", "1. First this"}
                    : diagnostics::Text{"- [Titel](pagina.md) tekst", "- [Title](page.md) text"};
    diagnostics_.add("directive-content"_code, directive.position, {directive.name, list, example});
  }

  void check_figure(const Directive& directive) {
    if (const auto* alternative = directive.find("alt");
        alternative != nullptr && alternative->value.find_first_not_of(' ') == std::string::npos) {
      diagnostics_.add("missing-alternative-text"_code, alternative->position);
    }
    const auto* source = directive.find("src");
    if (source == nullptr) return;
    const auto media = guide_.media.find(source->value);
    if (is_faulty_content(guide_, source->value)) return;
    if (media == guide_.media.end()) {
      std::vector<std::string> drawings;
      for (const auto& [file, one] : guide_.media) {
        if (!one.svg.empty()) drawings.push_back(file);
      }
      diagnostics_.add("missing-media"_code, source->position, {source->value}).suggestion =
          diagnostics::nearest(source->value, drawings);
    } else if (media->second.svg.empty()) {
      diagnostics_.add(
          "directive-value"_code, source->position,
          {source->value, "src", diagnostics::Text{"een bestand met `.svg`", "a file ending in `.svg`"}});
    }
  }

  // It would show nothing, without a word.
  void check_tasks(const Directive& directive) {
    const guide::Phase* phase = guide::find(guide_.phases, directive.id);
    if (phase != nullptr && phase->tasks.empty() &&
        !is_faulty(guide_, guide::file_of(guide::Kind::phase, phase->id)))
      diagnostics_.add("phase-without-tasks"_code, directive.id_position, {phase->id});
  }

  // The same of what there is to use; a survey, tree or checklist that could not be read may belong to the phase.
  void check_aids(const Directive& directive) {
    const guide::Phase* phase = guide::find(guide_.phases, directive.id);
    if (phase != nullptr && guide_.faulty_files.empty() && guide::aids_of(*phase, guide_).empty())
      diagnostics_.add("phase-without-aids"_code, directive.id_position, {phase->id});
  }

  void check_group(const Directive& directive) {
    const guide::Checklist* checklist = guide::find(guide_.checklists, directive.id);
    const auto* group = directive.find("group");
    if (checklist == nullptr || group == nullptr) return;
    std::vector<std::string> groups;
    for (const guide::ChecklistGroup& one : checklist->groups) groups.push_back(one.id);
    check_value(*group, groups);
  }

  void check_once(const guide::Page& page, const Directive& directive) {
    // The parts of the sources may stand on several pages.
    const guide::Attribute* kinds = directive.find("kinds");
    const auto [first, is_first] =
        once_.emplace(directive.name + (kinds == nullptr ? "" : " " + kinds->value), &page);
    if (!is_first)
      diagnostics_.add("directive-twice"_code, directive.position, {directive.name, first->second->source});
  }

  const guide::Guide& guide_;
  diagnostics::Diagnostics& diagnostics_;
  std::map<std::string, const guide::Page*> once_;
};

}  // namespace

void check_directives(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  DirectiveChecker checker(guide, diagnostics);
  for (const guide::Page& page : guide.pages) checker.check(page);
}

}  // namespace leidraad::check
