// Runs the real program over the folders beside this file; README.md says what may stand in such a folder.
//
//   build/dev/tests/golden-tests                        compare
//   build/dev/tests/golden-tests -sc=fail_crlf          one case
//   LEIDRAAD_UPDATE_GOLDEN=1 build/dev/tests/golden-tests   write down what the program says now, to be read
//   in git diff
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "program.hpp"

namespace {

const fs::path cases = project / "tests" / "golden";

bool updates() {
  const char* value = std::getenv("LEIDRAAD_UPDATE_GOLDEN");
  return value != nullptr && *value != '\0';
}

void copy_over(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  if (fs::exists(from)) {
    fs::copy(
        from, to,
        fs::copy_options::recursive | fs::copy_options::overwrite_existing | fs::copy_options::copy_symlinks);
  }
}

// The smallest guide, built: what lies in public/ before each case.
const fs::path& earlier_site() {
  static const TemporaryFolder folder;
  static const fs::path site = [] {
    const Run run = run_in(cases, {program.string(), "build", "--source", (cases / "_base").string(),
                                   "--output", (folder.path() / "public").string()});
    REQUIRE_MESSAGE(run.status == 0, run.errors);
    REQUIRE(run.errors.empty());
    return folder.path() / "public";
  }();
  return site;
}

// What an expectation of a page holds: its <main>, since the frame around it is the same everywhere and
// carries names of assets that change with every style. A redirect is compared whole.
std::string comparable(const std::string& name, const std::string& content) {
  if (!name.ends_with(".html")) return content;
  if (content.find("http-equiv=\"refresh\"") != std::string::npos) return content;
  const std::size_t start = content.find("<main");
  const std::size_t end = content.rfind("</main>");
  if (start == std::string::npos || end == std::string::npos) return content;
  return content.substr(start, end + 7 - start) + "\n";
}

// Names of assets change with their content.
std::string without_hashes(const std::string& text) {
  static const std::regex hash("-[0-9a-f]{8}\\.(js|css|svg)");
  return std::regex_replace(text, hash, "-HASH.$1");
}

// Where two texts part, with what stands around it: pages have lines of thousands of characters. Empty where
// they are equal.
std::string first_difference(const std::string& expected, const std::string& found) {
  if (expected == found) return {};
  constexpr std::size_t before = 60;
  constexpr std::size_t around = 200;
  const auto parting = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end()).first;
  const auto at = static_cast<std::size_t>(parting - expected.begin());
  const std::size_t start = at > before ? at - before : 0;
  return "expected: …" + expected.substr(std::min(start, expected.size()), around) + "…\nfound:    …" +
         found.substr(std::min(start, found.size()), around) + "…";
}

void compare_file(const fs::path& expected, const std::string& found) {
  if (updates()) {
    if (found.empty()) {
      fs::remove(expected);
    } else {
      write_file(expected, found);
    }
    return;
  }
  CAPTURE(expected.filename().string());
  CHECK(first_difference(fs::exists(expected) ? read_file(expected) : std::string{}, found) == "");
}

// The day that it is, in UTC as the program has it.
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 16> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts)};
}

void check_outcome(const fs::path& folder, const fs::path& place, Run run, const std::string& day) {
  CHECK(!run.is_late);
  CHECK(run.signal == 0);
  if (fs::exists(folder / "has-today")) {
    for (const std::string& one : {day, today()}) {  // midnight may have come between
      replace_all(run.errors, one, "TODAY");
      replace_all(run.output, one, "TODAY");
    }
  }
  replace_all(run.errors, place.string(), "TEMP");
  replace_all(run.output, place.string(), "TEMP");
  compare_file(folder / "stderr.txt", run.errors);
  compare_file(folder / "stdout.txt", run.output);
  compare_file(folder / "status", run.status == 0 ? "" : std::to_string(run.status) + "\n");
  const fs::path expected = folder / "expected";
  for (const auto& file : tree_of(expected)) {
    const auto& [name, content] = file;
    const fs::path made = place / "public" / name;
    CAPTURE(file.first);
    REQUIRE(fs::is_regular_file(made));
    const std::string text = comparable(name, without_hashes(read_file(made)));
    if (updates()) {
      write_file(expected / name, text);
    } else {
      CHECK(first_difference(content, text) == "");
    }
  }
  for (const auto& [name, content] : tree_of(folder / "expected-source"))
    compare_file(folder / "expected-source" / name,
                 fs::exists(place / "site" / name) ? read_file(place / "site" / name) : std::string{});
  if (fs::exists(folder / "expected-files.txt")) {
    std::set<std::string> names;  // sorted without the hashes, which change
    for (const auto& [name, content] : tree_of(place / "public")) names.insert(without_hashes(name) + "\n");
    std::string list;
    for (const std::string& name : names) list += name;
    compare_file(folder / "expected-files.txt", list);
  }
}

void check_no_leftovers(const fs::path& place) {
  for (const auto& entry : fs::directory_iterator(place)) {
    CHECK(entry.path().filename().string().find(".leidraad-") == std::string::npos);
  }
}

void run_case(const fs::path& folder) {
  const TemporaryFolder temporary;
  const fs::path& place = temporary.path();
  if (!fs::exists(folder / "no-base")) copy_over(cases / "_base", place / "site");
  copy_over(folder / "site", place / "site");
  copy_over(earlier_site(), place / "public");
  if (fs::exists(folder / "setup.sh")) {
    const Run setup =
        run_in(place, {"/bin/sh", "-eu", (folder / "setup.sh").string(), project.string(), program.string()});
    REQUIRE_MESSAGE(setup.status == 0, setup.errors);
  }
  std::vector<std::string> command = leidraad("build --source site --output public --jobs 2");
  if (fs::exists(folder / "command")) command = leidraad(read_file(folder / "command"));
  const std::string day = today();
  if (fs::exists(folder / "has-today"))
    std::replace(command.begin(), command.end(), std::string("TODAY"), day);
  RunOptions options;
  options.as_nobody = fs::exists(folder / "run-as-nobody");
  if (options.as_nobody) {  // who may not be allowed into the folder of the project
    fs::copy_file(program, place / "program");
    command[0] = (place / "program").string();
  }
  const Tree before = tree_of(place / "public");
  const Run run = run_in(place, command, options);
  check_outcome(folder, place, run, day);
  if (run.status != 0) CHECK(difference(before, tree_of(place / "public")) == "");
  check_no_leftovers(place);
}

// A free port of this machine, taken as long as this lives.
class TakenPort {
public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(socket_, plain, length) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    REQUIRE(::getsockname(socket_, plain, &length) == 0);
    number_ = ntohs(address.sin_port);
  }
  ~TakenPort() { ::close(socket_); }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;

  [[nodiscard]] std::string text() const { return "127.0.0.1:" + std::to_string(number_); }

private:
  int socket_;
  std::uint16_t number_ = 0;
};

// The answer to a GET, with its headers.
std::string get(std::uint16_t port, const std::string& target) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  const std::string request = "GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
  REQUIRE(::send(socket, request.data(), request.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(request.size()));
  std::string answer;
  char buffer[4096];
  for (ssize_t count = 0; (count = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) {
    answer.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(socket);
  return answer;
}

std::uint16_t port_in(const std::string& line) {
  std::smatch match;
  REQUIRE_MESSAGE(std::regex_search(line, match, std::regex("http://127\\.0\\.0\\.1:(\\d+)/")), line);
  return static_cast<std::uint16_t>(std::stoi(match[1]));
}

}  // namespace

TEST_CASE("golden cases") {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(cases)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && !name.starts_with('_')) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    SUBCASE(name.c_str()) {
      CAPTURE(name);
      run_case(cases / name);
    }
  }
}

TEST_CASE("the same sources give the same bytes with one thread, with eight and on a second build") {
  for (const fs::path& source : {project, project / "tests" / "sites" / "veilig-fietsen"}) {
    CAPTURE(source.string());
    const TemporaryFolder temporary;
    const auto build = [&](const std::string& name, const std::string& jobs) {
      const Run run = run_in(temporary.path(), {program.string(), "build", "--source", source.string(),
                                                "--output", name, "--jobs", jobs});
      REQUIRE_MESSAGE(run.status == 0, run.errors);
      // One of the guide's surveys asks for more time than most people give; nothing else may be said of it.
      const std::string warning = ": let op: ";
      const std::size_t first = run.errors.find(warning);
      if (first != std::string::npos) {
        CHECK_MESSAGE(run.errors.find("[survey-takes-long]") != std::string::npos, run.errors);
        CHECK_MESSAGE(run.errors.find(warning, first + 1) == std::string::npos, run.errors);
      }
      return tree_of(temporary.path() / name);
    };
    const Tree one = build("one", "1");
    CHECK(one.size() > 20);
    CHECK(difference(one, build("eight", "8")) == "");
    CHECK(difference(one, build("eight", "8")) == "");
  }
}

TEST_CASE("a full disk fails with write-failed, leaves the old site and no leftovers") {
  const TemporaryFolder temporary;
  const fs::path& place = temporary.path();
  copy_over(cases / "_base", place / "site");
  copy_over(earlier_site(), place / "public");
  const Tree before = tree_of(place / "public");
  RunOptions options;
  options.largest_file = 2000;
  Run run = run_in(place, leidraad("build --source site --output public --jobs 1"), options);
  replace_all(run.errors, place.string(), "TEMP");
  CHECK(run.status == 3);
  CHECK(run.errors.find("mislukt: `TEMP/public/") != std::string::npos);
  CHECK(run.errors.find("` kan niet worden geschreven: ") != std::string::npos);
  CHECK(run.errors.find("[write-failed]\n") != std::string::npos);
  CHECK(difference(before, tree_of(place / "public")) == "");
  check_no_leftovers(place);
}

TEST_CASE("builds into one folder at once all succeed, and the site is whole") {
  const TemporaryFolder temporary;
  const fs::path& place = temporary.path();
  copy_over(cases / "_base", place / "site");
  copy_over(earlier_site(), place / "public");
  std::vector<std::thread> builds;
  std::vector<Run> runs(6);
  for (std::size_t number = 0; number < runs.size(); ++number) {
    const char* output = number % 2 == 0 ? "public" : "./site/../public";
    builds.emplace_back([&, number, output] {
      runs[number] = run_in(place, leidraad(std::string("build --source site --jobs 1 --output ") + output));
    });
  }
  for (std::thread& build : builds) build.join();
  for (const Run& run : runs) {
    CHECK(run.status == 0);
    CHECK(run.errors.empty());
  }
  const Tree together = tree_of(place / "public");
  const Run alone = run_in(place, leidraad("build --source site --output alone --jobs 1"));
  CHECK(alone.status == 0);
  CHECK(difference(tree_of(place / "alone"), together) == "");
  fs::remove_all(place / "alone");
  check_no_leftovers(place);
}

TEST_CASE("a taken port ends serve with status 3 and port-taken") {
  const TakenPort port;
  const TemporaryFolder temporary;
  copy_over(cases / "_base", temporary.path() / "site");
  const Run run =
      run_in(temporary.path(), leidraad("serve --source site --output public --listen " + port.text()));
  CHECK(run.status == 3);
  CHECK(run.errors == "leidraad: mislukt: op " + port.text() +
                          " luistert al een ander programma [port-taken]\n"
                          "      = stop dat programma of kies een andere poort met --listen 127.0.0.1:8081\n"
                          "1 fout, 0 waarschuwingen\n");
}

TEST_CASE("an address of another machine ends serve with status 3 and listen-failed") {
  const TemporaryFolder temporary;
  copy_over(cases / "_base", temporary.path() / "site");
  // 192.0.2.0/24 is reserved for examples (RFC 5737), so it is no address of this machine.
  const Run run =
      run_in(temporary.path(), leidraad("serve --source site --output public --listen 192.0.2.1:8080"));
  CHECK(run.status == 3);
  CHECK(run.errors.find("luisteren op 192.0.2.1:8080 lukt niet: ") != std::string::npos);
  CHECK(run.errors.find("[listen-failed]\n") != std::string::npos);
}

TEST_CASE("serve shows the guide, rebuilds after a change, tells what is wrong and stops when asked") {
  const TemporaryFolder temporary;
  const fs::path page = temporary.path() / "site" / "content" / "nl" / "contact.md";
  copy_over(cases / "_base", temporary.path() / "site");
  Child server(temporary.path(),
               leidraad("serve --source site --output public --listen 127.0.0.1:0 --jobs 1"));
  const std::uint16_t port = port_in(server.output_with("De gids staat op "));
  CHECK(get(port, "/contact.html").find("<h1") != std::string::npos);
  CHECK(get(port, "/nergens.html").find(" 404 ") < 12);
  CHECK(get(port, "/_leidraad/wait?1").find(R"({"version":2,"problems":""})") != std::string::npos);

  std::string text = read_file(page);
  write_file(page, text + "\nEen nieuwe zin.\n");
  CHECK(get(port, "/_leidraad/wait?2").find(R"({"version":3,"problems":""})") != std::string::npos);
  CHECK(get(port, "/contact.html").find("Een nieuwe zin.") != std::string::npos);

  write_file(page, text + "\n[weg](weg.md)\n");
  CHECK(get(port, "/_leidraad/wait?3").find("de pagina `weg.md` bestaat niet") != std::string::npos);
  CHECK(get(port, "/contact.html").find("Een nieuwe zin.") != std::string::npos);

  server.interrupt();
  const Run run = server.wait();
  CHECK(run.status == 0);
  CHECK(run.signal == 0);
}

TEST_CASE("an administrator arranges groups, a round, a link and a token; lists never show a secret") {
  const TemporaryFolder temporary;
  const auto administer = [&](std::vector<std::string> words) {
    words.insert(words.begin(), program.string());
    words.insert(words.end(), {"--database", "sqlite:answers.db"});
    const Run run = run_in(temporary.path(), words);
    REQUIRE_MESSAGE(run.status == 0, run.errors);
    return run.output;
  };
  const std::string organisation = administer({"group", "add", "De Linde"});
  administer({"group", "add", "Team Zuid", "--in", "De Linde"});
  CHECK(std::regex_match(administer({"group", "list"}),
                         std::regex("ID {22}GROEP\n[\\w-]{22}  De Linde\n[\\w-]{22}    Team Zuid\n")));

  administer({"round", "add", "--survey", "werk", "--id", "najaar", "--title", "Najaar 2026"});
  const std::string address =
      administer({"link", "create", "--survey", "werk", "--group", "De Linde / Team Zuid", "--round",
                  "najaar", "--site", "https://gids.example/plan"});
  CHECK(std::regex_match(address,
                         std::regex("https://gids\\.example/plan/api/surveys/werk/form\\?g=[\\w-]{22}\n")));

  const std::string secret = administer(
      {"token", "create", "--may", "read", "--survey", "werk", "--group", "Team Zuid", "--label", "Renée"});
  CHECK(std::regex_match(secret, std::regex("[\\w-]{22}\n")));
  const std::string list = administer({"token", "list"});
  std::smatch row;
  REQUIRE_MESSAGE(std::regex_search(list, row,
                                    std::regex("\n([0-9a-f]{8})  Renée  lezen  werk +De Linde / Team Zuid  "
                                               "20\\d\\d-\\d\\d-\\d\\d  geldig\n$")),
                  list);
  administer({"token", "revoke", row[1]});
  CHECK(administer({"token", "list"}).find("ingetrokken") != std::string::npos);

  // What was shown once stands nowhere.
  for (const auto& file : tree_of(temporary.path())) {
    const auto& [name, content] = file;
    CAPTURE(file.first);
    CHECK(content.find(secret.substr(0, 22)) == std::string::npos);
    CHECK(content.find(address.substr(address.find("g=") + 2, 22)) == std::string::npos);
  }
}

TEST_CASE("the program never crashes or hangs on a damaged command line") {
  for (const char* arguments :
       {"", "build --jobs 0", "build --jobs 9999999999999", "build --jobs x", "check --format xml", "bouw",
        "build --base-url javascript:alert(1)", "serve --listen nergens", "serve --listen 127.0.0.1:99999",
        "build --output", "--source", "check --language fr", "token", "token create",
        "token create --may read --label a", "group add --database sqlite:a.db", "link create",
        "link create --survey a --site ftp://x --database sqlite:a.db"}) {
    CAPTURE(arguments);
    const TemporaryFolder temporary;
    const Run run = run_in(temporary.path(), leidraad(arguments));
    CHECK(run.status == 2);
    CHECK(!run.errors.empty());
    CHECK(run.output.empty());
  }
}
