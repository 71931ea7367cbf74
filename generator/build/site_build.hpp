// From source folder to site: load, check, render, write.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"

namespace leidraad::build {

struct BuildOptions {
  std::filesystem::path source = ".";
  std::filesystem::path output = "public";
  std::string base_url;  // goes before that of data/site.yaml
  unsigned jobs = 1;
  bool is_strict = false;  // warnings stop the build too
  bool asks_git = true;
  // For another program that makes a site in the same folder.
  std::chrono::milliseconds longest_wait = std::chrono::minutes(10);
  bool has_own_collector = false;  // who serves the site takes answers too, whatever data/site.yaml says
  // What comes with the program: "templates/page.html", "assets/site.css", "i18n/nl.yaml". Must outlive the
  // build.
  const std::map<std::string, std::string_view>* defaults = nullptr;
};

struct BuildResult {
  diagnostics::Diagnostics diagnostics;  // sorted
  diagnostics::Failure failure;          // of the machine
  std::size_t pages = 0;
  std::size_t files = 0;
  // What the build was made of. A program that ends need not give it back piece by piece.
  std::shared_ptr<void> materials;

  // Whether the site was (or, for a check, could be) written.
  [[nodiscard]] bool is_fine(bool is_strict) const {
    return !failure && !diagnostics.has_errors() &&
           (!is_strict || diagnostics.count(diagnostics::Severity::warning) == 0);
  }
};

struct CheckResult : BuildResult {
  guide::Guide guide;
};

// Loads and checks; writes nothing.
[[nodiscard]] CheckResult check_site(const BuildOptions& options);

// Builds the site into options.output. Where anything is wrong the old site stays as it was.
// The same sources give the same bytes, whatever the number of jobs.
[[nodiscard]] BuildResult build_site(const BuildOptions& options);

}  // namespace leidraad::build
