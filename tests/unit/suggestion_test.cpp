// "Bedoel je …?" is advice that works: every golden case that is given a suggestion is mended with it here,
// in the way in which an editor does that, and then that message is gone and no other has come for it.
#include <algorithm>
#include <regex>
#include <set>

#include "build/site_build.hpp"
#include "defaults/defaults.hpp"
#include "diagnostics/registry.hpp"
#include "support.hpp"

using namespace leidraad;
using leidraad::diagnostics::operator""_code;
using namespace leidraad::test;
using diagnostics::Diagnostic;

namespace {

diagnostics::Diagnostics problems_of(const fs::path& source) {
  build::BuildOptions options;
  options.source = source;
  options.jobs = 1;
  options.asks_git = false;
  options.defaults = &defaults::files();
  return build::check_site(options).diagnostics;
}

// What is said of each line.
std::multiset<std::string> told(const diagnostics::Diagnostics& all) {
  std::multiset<std::string> texts;
  for (const Diagnostic& one : all.all())
    texts.insert(one.position.file.text() + ":" + std::to_string(one.position.line) + ": " + message(one));
  return texts;
}

// What stands between backticks in the message itself.
std::vector<std::string> quoted_in(Diagnostic one) {
  static const std::regex quoted("`([^`]+)`");
  one.suggestion.clear();
  const std::string text = message(one);
  std::vector<std::string> all;
  for (std::sregex_iterator at(text.begin(), text.end(), quoted); at != std::sregex_iterator(); ++at)
    all.push_back(at->str(1));
  return all;
}

// Whether the suggestion is pasted over the words that the message quotes, or over all that is marked.
enum class Over { quoted, marked };

// The line with the suggestion in the place of what was wrong.
std::string mended_line(const std::string& line, const Diagnostic& one, Over over) {
  const std::size_t start = one.position.column - 1;
  const std::size_t end = start + one.position.length;
  // What is marked is the part that is lost; the suggestion is the whole value, from behind its key.
  if (one.code == "text-after-hash"_code) {
    const std::size_t key = line.find(": ");
    return line.substr(0, key + 2) + one.suggestion;
  }
  if (over == Over::marked) return line.substr(0, start) + one.suggestion + line.substr(end);
  for (const std::size_t last : {end, line.size()}) {
    for (const std::string& quoted : quoted_in(one)) {
      const std::size_t at = line.find(quoted, start);
      if (at != std::string::npos && at + quoted.size() <= last)
        return line.substr(0, at) + one.suggestion + line.substr(at + quoted.size());
    }
  }
  return line;
}

std::string with_mended_line(const std::string& text, const Diagnostic& one, Over over) {
  std::string all;
  std::istringstream lines(text);
  std::uint32_t number = 0;
  for (std::string line; std::getline(lines, line);)
    all += (++number == one.position.line ? mended_line(line, one, over) : line) + "\n";
  return all;
}

void copy_over(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  if (fs::exists(from))
    fs::copy(
        from, to,
        fs::copy_options::recursive | fs::copy_options::overwrite_existing | fs::copy_options::copy_symlinks);
}

}  // namespace

TEST_CASE("every suggestion works when it is pasted: its message goes, and nothing new comes") {
  const fs::path cases = project / "tests" / "golden";
  std::size_t pasted = 0;
  for (const auto& entry : fs::directory_iterator(cases)) {
    const fs::path& folder = entry.path();
    const std::string said = read_file(folder / "stderr.txt") + read_file(folder / "stdout.txt");
    // The suggestions on the command line are for what was typed there.
    const bool is_of_command = fs::exists(folder / "setup.sh") ||
                               has(read_file(folder / "command"), "-of-an-unknown") ||
                               has(read_file(folder / "command"), "bant");
    if ((!has(said, "bedoel je") && !has(said, "did you mean")) || is_of_command) continue;
    CAPTURE(folder.filename().string());
    const TemporaryFolder temporary;
    if (!fs::exists(folder / "no-base")) copy_over(cases / "_base", temporary.path());
    copy_over(folder / "site", temporary.path());
    const diagnostics::Diagnostics before = problems_of(temporary.path());
    const auto told_before = told(before);
    std::size_t here = 0;
    for (const Diagnostic& one : before.all()) {
      if (one.suggestion.empty()) continue;
      ++here;
      const std::string code(one.code.entry().name);
      // What is wrong with a text is marked exactly; its message quotes what is missing as well.
      const bool is_of_text =
          std::ranges::any_of(diagnostics::page_codes, [&](const auto& known) { return known.name == code; });
      const bool is_link = code == "missing-page" || code == "missing-media" || code == "missing-anchor";
      const std::string text = message(one);
      CAPTURE(text);
      const fs::path file = temporary.path() / one.position.file.text();
      const std::string original = read_file(file);
      const std::string line = one.position.file.text() + ":" + std::to_string(one.position.line) + ": ";
      for (const Over over : {Over::quoted, Over::marked}) {
        // An editor's quick fix replaces what is marked. Elsewhere a mark can be wider than the word.
        if (over == Over::marked && !is_of_text && (!is_link || !has(original, "]("))) continue;
        if (over == Over::quoted && is_of_text) continue;
        const std::string mended = with_mended_line(original, one, over);
        CHECK(mended != original);
        write_file(file, mended);
        const auto told_after = told(problems_of(temporary.path()));
        write_file(file, original);
        CHECK(told_after.count(line + text) < told_before.count(line + text));
        for (const std::string& other : told_after) {
          CAPTURE(other);
          // A page that is found can lack the heading that the link names: a mistake of its own.
          // A text that is a link now can lead to a page that is not there.
          const bool is_next = (code == "missing-page" && has(other, "heeft geen kop")) ||
                               (code == "broken-link" && has(other, "bestaat niet"));
          if (other.starts_with(line) && !is_next) CHECK(told_before.count(other) >= told_after.count(other));
        }
      }
    }
    CHECK(here > 0);
    pasted += here;
  }
  CHECK(pasted > 25);
}
