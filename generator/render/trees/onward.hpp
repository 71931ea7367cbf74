// Where a question goes on by what was answered before, for who walks without script: nothing is remembered
// there, so the page asks once more.
#pragma once

#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

// The lists of `next` on the page of one question. Each becomes a section at the end of the page, with a link
// for each place and its condition in words; answers that share a list share its section.
class OnwardSections {
public:
  OnwardSections(const guide::TreeIndex& index, const guide::Question& question, const PageContext& context)
      : index_(index), question_(question), context_(context) {}

  // Where an answer or a band leads: the outcome that is shown on the way, the one place where everybody goes,
  // or a section of this page. `label` names the answer, for pages with more than one section.
  [[nodiscard]] std::string href(const guide::Next& next, const guide::Name& advice,
                                 const std::string& label);
  // The sections; nothing where none is needed.
  [[nodiscard]] Html html() const;

private:
  struct Section {
    guide::Next next;
    std::string labels;
  };

  [[nodiscard]] std::string words_for(const guide::Next& next, const guide::Onward& way) const;

  const guide::TreeIndex& index_;
  const guide::Question& question_;
  const PageContext& context_;
  std::vector<Section> sections_;
};

}  // namespace leidraad::render
