// Headings: their anchors, and what the checks and the list of contents need of them.
#pragma once

#include <cmark-gfm/cmark-gfm.h>

#include <map>
#include <set>
#include <string>

#include "load/pages/prose_reading.hpp"

namespace leidraad::load {

class HeadingReader {
public:
  explicit HeadingReader(ProseReading& reading) : reading_(reading) {}

  void read(cmark_node* node);
  // The anchor of the last heading that was read; empty before the first.
  [[nodiscard]] const std::string& last_anchor() const { return last_anchor_; }

private:
  [[nodiscard]] std::string unique_anchor(const std::string& wanted);

  ProseReading& reading_;
  std::string last_anchor_;
  std::set<std::string> anchors_;
  std::map<std::string, int> repetitions_;
};

}  // namespace leidraad::load
