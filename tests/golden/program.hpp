// The real program, run in folders of its own: what the tests of golden/ share.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

inline const fs::path project = LEIDRAAD_PROJECT;
inline const fs::path program = LEIDRAAD_PROGRAM;
constexpr auto longest_run = std::chrono::seconds(60);
constexpr uid_t nobody = 65534;

inline std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A fresh folder that goes away again.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "leidraad-golden-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = fs::canonical(name);
    fs::permissions(path_, fs::perms::all);  // a case may run as somebody else
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

// Everything in a folder: the content of each file, "-> target" for a symbolic link.
using Tree = std::map<std::string, std::string>;

inline Tree tree_of(const fs::path& folder) {
  Tree tree;
  if (!fs::is_directory(folder)) return tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_symlink()) {
      tree[name] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_regular_file()) {
      tree[name] = read_file(entry.path());
    }
  }
  return tree;
}

// The first difference in words; empty where two trees are equal. (Comparing whole trees would print
// megabytes.)
inline std::string difference(const Tree& before, const Tree& after) {
  for (const auto& [name, content] : before) {
    const auto found = after.find(name);
    if (found == after.end()) return name + " is gone";
    if (found->second != content) return name + " is different";
  }
  for (const auto& [name, content] : after) {
    if (!before.contains(name)) return name + " is new";
  }
  return {};
}

inline void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

struct Run {
  int status = -1;  // exit status
  int signal = 0;   // that ended it
  bool is_late = false;
  std::string output;
  std::string errors;
};

struct RunOptions {
  bool as_nobody = false;
  rlim_t largest_file = RLIM_INFINITY;  // bytes that a file may have, as on a full disk
};

// A program that runs; what it writes goes to files, so that it can never wait for us.
class Child {
public:
  Child(const fs::path& folder, const std::vector<std::string>& command, const RunOptions& options = {}) {
    output_ = logs_.path() / "stdout";
    errors_ = logs_.path() / "stderr";
    const int output = ::open(output_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    const int errors = ::open(errors_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
      ::dup2(output, STDOUT_FILENO);
      ::dup2(errors, STDERR_FILENO);
      ::setenv("LC_ALL", "C.UTF-8", 1);
      ::setenv("NO_COLOR", "1", 1);
      const rlimit no_dump{0, 0};
      ::setrlimit(RLIMIT_CORE, &no_dump);
      const rlimit file_limit{options.largest_file, options.largest_file};
      if (options.largest_file != RLIM_INFINITY) ::setrlimit(RLIMIT_FSIZE, &file_limit);
      if (::chdir(folder.c_str()) != 0) ::_exit(126);
      if (options.as_nobody && ::geteuid() == 0 && ::setuid(nobody) != 0) ::_exit(126);
      ::execv(arguments[0], arguments.data());
      ::_exit(127);
    }
    ::close(output);
    ::close(errors);
  }
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void interrupt() const { ::kill(pid_, SIGTERM); }

  Run wait() {
    Run run;
    const auto start = std::chrono::steady_clock::now();
    int status = 0;
    pid_t done = 0;
    while ((done = ::waitpid(pid_, &status, WNOHANG)) == 0 && !run.is_late) {
      run.is_late = std::chrono::steady_clock::now() - start > longest_run;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (done > 0) {
      pid_ = 0;
      if (WIFEXITED(status)) run.status = WEXITSTATUS(status);
      if (WIFSIGNALED(status)) run.signal = WTERMSIG(status);
    }
    run.output = read_file(output_);
    run.errors = read_file(errors_);
    return run;
  }

  // What it has written so far, once `text` is among it.
  std::string output_with(const std::string& text) const { return with(output_, text); }
  std::string errors_with(const std::string& text) const { return with(errors_, text); }

private:
  static std::string with(const fs::path& file, const std::string& text) {
    std::string found;
    for (int tries = 0; tries < 2000 && found.find(text) == std::string::npos; ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      found = read_file(file);
    }
    return found;
  }

  TemporaryFolder logs_;
  fs::path output_;
  fs::path errors_;
  pid_t pid_ = 0;
};

inline Run run_in(const fs::path& folder, const std::vector<std::string>& command,
                  const RunOptions& options = {}) {
  return Child(folder, command, options).wait();
}

inline std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

inline std::vector<std::string> leidraad(const std::string& arguments) {
  std::vector<std::string> command = words_of(arguments);
  command.insert(command.begin(), program.string());
  return command;
}
