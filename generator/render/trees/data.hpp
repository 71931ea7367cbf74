// Decision trees as data: for the script on their pages, and for other programs.
#pragma once

#include <string>

#include "guide/guide.hpp"
#include "guide/trees/index.hpp"

namespace leidraad::render {

// What the script of a tree's pages walks by, as a classic script, so that it also loads from disk:
//
//   self.leidraadTrees=Object.assign(self.leidraadTrees||{},{"<tree>":{…}});
//
// Thresholds are numbers here; a band tells its "zone", so that the page can say which limit decided. "next" is
// an id or a list of {"when"?, "next"}; an answer without one goes where its question says. A question about
// the place has "context": true. "ahead": [least, most] says how many questions are still to come after a
// question, this one not counted (guide/trees/steps.hpp). Texts of the interface whose key starts with
// "tree-script-" go along. Every page of the tree loads it, so it holds no text that is not needed everywhere.
[[nodiscard]] std::string tree_script_data(const guide::TreeIndex& index, const guide::Guide& guide);

// The texts of questions and answers, which the script asks for once there is an answer to tell about:
//
//   self.leidraadTreeTexts=…{"<tree>":{"":{texts of the interface whose key starts with "tree-tell-"},"<question>":{"text","short"?,"answers":[{"text","means"?}],
//                                                    "scales"?:[[["<means>","<zone>"] of a band]]}}}…
//
// Answers, scales and bands in the order of tree_script_data.
[[nodiscard]] std::string tree_script_texts(const guide::Tree& tree, const guide::Guide& guide);

// The whole tree for other programs: what outcomes inherit is filled in, texts are plain, sources stand
// beside them by their id.
[[nodiscard]] std::string tree_json(const guide::TreeIndex& index, const guide::Guide& guide);

}  // namespace leidraad::render
