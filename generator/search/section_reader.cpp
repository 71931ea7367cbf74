#include "search/section_reader.hpp"

#include <algorithm>
#include <utility>

#include "guide/pages/anchors.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "search/plain_text.hpp"

namespace leidraad::search {

namespace {

void append_value(const guide::Guide& guide, const guide::CatalogueField& field,
                  const guide::CatalogueValue& value, std::string& text) {
  if (value.markup) append_text(value.markup->plain, text);
  append_text(value.text, text);
  for (const std::string& item : value.items) append_text(item, text);
  if (field.type == guide::FieldType::entry) return;
  for (const std::string& id : value.ids) append_text(guide::label_of_choice(guide, field, id), text);
}

// Reads the markup of one page; what its directives show of the data stands in it too.
class PageReader {
public:
  PageReader(const guide::Page& page, const guide::Guide& guide) : page_(page), guide_(guide) {
    sections_.push_back({page.description, {}, {}});
  }

  std::vector<Section> sections() {
    PlainText plain(page_.body.markup.html);
    while (true) {
      // Sections move in memory when one is added, so the text is asked for anew.
      const PlainText::Stop stop = plain.read_on(sections_[current_].text);
      if (stop.kind == PlainText::Stop::Kind::end) break;
      if (stop.kind == PlainText::Stop::Kind::heading) {
        start_section(plain);
      } else if (stop.index < page_.body.directives.size()) {
        add_directive(page_.body.directives[stop.index], stop.kind);
      }
    }
    return std::move(sections_);
  }

private:
  void start_section(PlainText& plain) {
    if (next_heading_ >= page_.body.headings.size()) return;
    const guide::Heading& heading = page_.body.headings[next_heading_++];
    plain.pass_heading();
    sections_.push_back({heading.text, "#" + heading.anchor, {}});
    current_ = sections_.size() - 1;
  }

  std::string& text() { return sections_[current_].text; }

  void add_directive(const guide::Directive& directive, PlainText::Stop::Kind kind) {
    if (kind == PlainText::Stop::Kind::container) {
      append_text(directive.label, text());
      if (const auto* title = directive.find("title")) append_text(title->value, text());
      return;
    }
    if (directive.name == "checklist") add_checklist(directive);
    if (directive.name == "catalogue" && directive.find("plain") == nullptr) add_catalogue(directive);
    if (directive.name == "glossary") add_glossary();
    if (directive.name == "phase") add_phase(directive);
    if (directive.name == "tasks") add_tasks(directive);
    if (directive.name == "trajectory") add_trajectory(directive);
    if (directive.name == "instrument") add_instrument(directive);
    if (directive.name == "contacts") add_contacts(directive);
    if (directive.name == "chart") add_chart(directive);
    if (directive.name == "role") add_role(directive);
    if (directive.name == "levels") add_levels();
    if (directive.name == "figure") {
      for (const char* name : {"alt", "caption"}) {
        if (const auto* said = directive.find(name)) append_text(said->value, text());
      }
    }
  }

  void add_checklist(const guide::Directive& directive) {
    const guide::Checklist* checklist = guide::find(guide_.checklists, directive.id);
    if (checklist == nullptr) return;
    const auto* only = directive.find("group");
    if (only == nullptr) append_text(checklist->intro, text());
    for (const guide::ChecklistGroup& group : checklist->groups) {
      if (only != nullptr && group.id != only->value) continue;
      Section section{group.title, "#" + guide::anchor_of_group(*checklist, group), group.intro};
      for (const guide::ChecklistItem& item : group.items) {
        append_text(item.text, section.text);
        append_text(item.why, section.text);
      }
      sections_.push_back(std::move(section));
    }
  }

  void add_catalogue(const guide::Directive& directive) {
    const guide::Catalogue* catalogue = guide::find(guide_.catalogues, directive.id);
    if (catalogue == nullptr || catalogue->pages) return;  // else each entry is a page
    for (const guide::CatalogueEntry& entry : catalogue->entries) {
      Section section{entry.title, "#" + guide::anchor_of_entry(*catalogue, entry), {}};
      for (const guide::CatalogueField& field : catalogue->fields)
        append_value(guide_, field, guide::value_of(*catalogue, entry, field), section.text);
      sections_.push_back(std::move(section));
    }
  }

  void add_glossary() {
    for (const guide::Term& term : guide_.terms) {
      Section section{term.term, "#" + term.id, term.definition};
      for (const std::string& form : term.forms) append_text(form, section.text);
      sections_.push_back(std::move(section));
    }
  }

  void add_phase(const guide::Directive& directive) {
    const guide::Phase* phase = guide::find(guide_.phases, directive.id);
    if (phase == nullptr) return;
    append_text(phase->question, text());
    append_text(phase->summary, text());
    for (const std::string& sign : phase->done_when) append_text(sign, text());
  }

  void add_tasks(const guide::Directive& directive) {
    const guide::Phase* phase = guide::find(guide_.phases, directive.id);
    if (phase == nullptr) return;
    for (const guide::Task& task : phase->tasks) append_text(task.text, text());
  }

  // The summary says what the page itself says above.
  void add_trajectory(const guide::Directive& directive) {
    const guide::Trajectory* trajectory = guide::find(guide_.trajectories, directive.id);
    if (trajectory == nullptr) return;
    for (const std::string* part :
         {&trajectory->audience, &trajectory->goal, &trajectory->led_by, &trajectory->self_run_note,
          &trajectory->participants, &trajectory->abbreviation})
      append_text(*part, text());
    for (const std::string& part : trajectory->form) append_text(part, text());
    for (const std::string& part : trajectory->conditions) append_text(part, text());
  }

  void add_instrument(const guide::Directive& directive) {
    const guide::Instrument* instrument = guide::find(guide_.instruments, directive.id);
    if (instrument == nullptr) return;
    for (const std::string* part : {&instrument->use_when, &instrument->gives, &instrument->abbreviation})
      append_text(*part, text());
    for (const std::string& part : instrument->needs) append_text(part, text());
  }

  void add_contacts(const guide::Directive& directive) {
    for (const guide::Contact& contact : guide_.contacts) {
      if (!directive.id.empty() && contact.id != directive.id) continue;
      append_text(contact.name, text());
      append_text(contact.organisation, text());
      append_text(contact.about, text());
    }
  }

  void add_chart(const guide::Directive& directive) {
    const guide::Chart* chart = guide::find(guide_.charts, directive.id);
    if (chart == nullptr) return;
    append_text(chart->title, text());
    append_text(chart->summary, text());
    for (const guide::ChartRow& row : chart->rows) append_text(row.label, text());
  }

  void add_role(const guide::Directive& directive) {
    const guide::Role* role = guide::find(guide_.roles, directive.id);
    if (role != nullptr) append_text(role->summary, text());
  }

  void add_levels() {
    for (const guide::Level& level : guide_.levels) {
      append_text(level.title, text());
      append_text(level.summary, text());
      for (const std::string& example : level.examples) append_text(example, text());
    }
  }

  const guide::Page& page_;
  const guide::Guide& guide_;
  std::vector<Section> sections_;
  std::size_t current_ = 0;  // where text goes: the last section with a heading of the page itself
  std::size_t next_heading_ = 0;
};

void append_actions(const guide::Outcome& outcome, std::string& text) {
  for (const guide::Horizon horizon : guide::horizons) {
    for (const guide::Action& action : outcome.actions.of(horizon)) append_text(action.text.plain, text);
  }
}

}  // namespace

std::vector<Section> sections_of_page(const guide::Page& page, const guide::Guide& guide) {
  return PageReader(page, guide).sections();
}

std::vector<Section> sections_of_tree(const guide::Tree& tree) {
  std::vector<Section> sections = {{tree.summary, {}, {}}};
  for (const guide::InlineText& part : tree.intro) append_text(part.plain, sections.front().text);
  for (const guide::Branch& branch : tree.branches)
    sections.push_back({branch.title, branch.start.id + ".html", branch.summary});
  for (const guide::Question& question : tree.questions) {
    Section section{question.text, question.id + ".html", question.help.plain};
    append_text(question.why.plain, section.text);
    for (const guide::Answer& answer : question.answers) {
      append_text(answer.text, section.text);
      append_text(answer.hint, section.text);
    }
    sections.push_back(std::move(section));
  }
  for (const guide::Outcome& outcome : tree.outcomes) {
    Section section{outcome.title, outcome.id + ".html", outcome.summary.plain};
    append_actions(outcome, section.text);
    append_text(outcome.careful.plain, section.text);
    sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<Section> sections_of_survey(const guide::Survey& survey) {
  std::vector<Section> sections = {{survey.summary, {}, {}}};
  for (const guide::InlineText& part : survey.intro) append_text(part.plain, sections.front().text);
  for (const guide::SurveyPage& page : survey.pages) {
    for (const guide::SurveyQuestion& question : page.questions) {
      Section section{question.text, {}, question.help};
      for (const guide::SurveyOption& option : question.options) append_text(option.text, section.text);
      for (const guide::SurveyOption& row : question.rows) append_text(row.text, section.text);
      if (!page.for_each.empty()) without_item(section.heading);
      sections.push_back(std::move(section));
    }
  }
  return sections;
}

std::vector<Section> sections_of_entry(const guide::Catalogue& catalogue, const guide::CatalogueEntry& entry,
                                       const guide::Guide& guide) {
  const guide::CatalogueField* lead = guide::lead_of(catalogue);
  std::vector<Section> sections(1);
  Section& first = sections.front();
  if (lead != nullptr) first.heading = guide::value_of(catalogue, entry, *lead).text;
  if (first.heading.empty()) first.heading = catalogue.title;
  std::vector<Section> others;
  for (const guide::CatalogueField& field : catalogue.fields) {
    const guide::CatalogueValue& value = guide::value_of(catalogue, entry, field);
    // Which fields are searched is for the makers of a catalogue to say.
    if (!field.is_searched || &field == lead || value.empty()) continue;
    if (!guide::is_section(field)) {
      append_value(guide, field, value, first.text);
      continue;
    }
    Section section{field.label, "#" + field.id, {}};
    append_value(guide, field, value, section.text);
    others.push_back(std::move(section));
  }
  sections.insert(sections.end(), std::make_move_iterator(others.begin()),
                  std::make_move_iterator(others.end()));
  return sections;
}

}  // namespace leidraad::search
