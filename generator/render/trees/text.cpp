#include "render/trees/text.hpp"

#include <fmt/format.h>

#include <set>

#include "render/trees/choices.hpp"
#include "render/trees/drawing.hpp"
#include "render/trees/words.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

using text::html_escaped;

// Writes a list by walking down from each place where the branch is entered.
class TextWriter {
public:
  TextWriter(const guide::TreeIndex& index, const Wording& wording, const std::string& branch)
      : index_(index), wording_(wording), branch_(branch) {}

  Html write() {
    const guide::Tree& tree = index_.tree();
    html_ = "<ul role=\"list\" class=\"tree-list\">\n";
    const guide::Branch* branch = index_.branch(branch_);
    write_root(branch != nullptr ? branch->start.id : tree.start.id);
    if (branch == nullptr) write_root(tree.closing.id);
    // What only other branches lead to.
    for (const guide::Question& one : tree.questions) write_root(one.id);
    for (const guide::Outcome& one : tree.outcomes) write_root(one.id);
    return {html_ + "</ul>\n"};
  }

private:
  void write_root(const std::string& id) {
    const guide::TreeNode node = index_.node(id);
    if (!node || node.branch() != branch_ || written_.contains(id)) return;
    html_ += "<li>";
    if (id == index_.tree().closing.id) html_ += html_escaped(wording_("tree-map-entry-closing")) + ": ";
    write_node(node);
    html_ += "</li>\n";
  }

  void write_node(const guide::TreeNode& node) {
    if (node.branch() != branch_ || written_.contains(node.id())) {
      write_reference(node);
      return;
    }
    written_.insert(node.id());
    const std::string& text = node.question != nullptr ? node.question->text : node.outcome->title;
    html_ += fmt::format(R"(<a class="tree-list-{}" id="node-{}" href="{}.html">{}</a>)",
                         node.question != nullptr ? "question" : "outcome", html_escaped(node.id()),
                         html_escaped(node.id()), html_escaped(text));
    if (node.outcome != nullptr) {
      if (node.outcome->zone) html_ += ' ';
      write_zone(node.outcome->zone);
    } else {
      write_choices(*node.question);
    }
  }

  void write_choices(const guide::Question& question) {
    html_ += "\n<ul role=\"list\">\n";
    for (const Choice& choice : choices_of(index_, question, wording_)) {
      html_ += "<li>";
      write_zone(choice.zone);
      if (choice.zone) html_ += ' ';
      write_labels(choice.labels);
      write_target(choice);
      html_ += "</li>\n";
    }
    html_ += "</ul>";
  }

  void write_labels(const std::vector<std::string>& labels) {
    // More than these are easier to read below each other.
    constexpr std::size_t most_in_line = 3;
    const bool is_long = labels.size() > most_in_line;
    html_ += fmt::format(R"(<span class="tree-list-choice{}">)", is_long ? " tree-list-many" : "");
    for (std::size_t at = 0; at < labels.size(); ++at) {
      html_ +=
          fmt::format("<span>{}{}</span> ", html_escaped(labels[at]), at + 1 < labels.size() ? ";" : ":");
    }
    html_ += "</span>";
  }

  void write_target(const Choice& choice) {
    if (choice.back) {
      const bool is_branch = *choice.back == guide::Back::branch;
      html_ += html_escaped(wording_(is_branch ? "tree-map-back-branch" : "tree-map-back-outcome"));
      return;
    }
    if (const guide::TreeNode advice = index_.node(choice.advice)) {
      html_ += html_escaped(wording_("tree-map-first")) + " ";
      write_node(advice);
      html_ += ". " + html_escaped(wording_("tree-map-then")) + " ";
    }
    if (const guide::TreeNode next = index_.node(choice.next)) write_node(next);
  }

  void write_reference(const guide::TreeNode& node) {
    const std::string page = node.branch() == branch_ ? "" : map_address(node.branch(), ".html");
    html_ += fmt::format(R"(<a href="{}#node-{}">{}</a>)", html_escaped(page), html_escaped(node.id()),
                         html_escaped(node.shown()));
    const std::string where =
        node.branch() == branch_
            ? wording_("tree-map-above")
            : wording_.filled("tree-map-in", {{"branch", branch_name(index_, node.branch(), wording_)}});
    html_ += fmt::format(R"( <span class="tree-list-where">({})</span>)", html_escaped(where));
  }

  void write_zone(const std::optional<guide::Zone>& zone) {
    if (!zone) return;
    html_ += fmt::format(R"(<span class="tree-list-zone">{}{}</span>)", zone_mark(*zone),
                         html_escaped(zone_in_words(*zone, wording_)));
  }

  const guide::TreeIndex& index_;
  const Wording& wording_;
  const std::string& branch_;
  std::set<std::string> written_;
  std::string html_;
};

}  // namespace

Html tree_text(const guide::TreeIndex& index, const Wording& wording, const std::string& branch) {
  return TextWriter(index, wording, branch).write();
}

}  // namespace leidraad::render
