// The floor under any generator that parses with cmark-gfm: read every page, cut the front matter, convert
// the Markdown, write the HTML to the same path. No template, no navigation, no check, no search.
//
//   floor SOURCE OUTPUT THREADS
//
// OUTPUT is created; files of an earlier run are overwritten. Exit status: 0 fine, 2 wrong usage, 3 a file
// failed.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

// Stands in for the library's function of the same name (the dynamic linker prefers the program's). The
// library adds the extensions' special characters to one table for all parsers when a document's inlines
// begin, and takes them out when they end: a page that ends on one thread would switch strikethrough and
// autolinks off for the page on another. Here they are added once and stay; every parser has the same
// extensions.
void cmark_manage_extensions_special_characters(cmark_parser* parser, int) {
  [[maybe_unused]] static const bool added = [parser] {
    void* original = ::dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters");
    if (original == nullptr) return false;
    reinterpret_cast<void (*)(cmark_parser*, int)>(original)(parser, 1);
    return true;
  }();
}

namespace {

constexpr int markdown_options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES;
constexpr std::array<const char*, 4> extension_names = {"table", "strikethrough", "autolink", "tasklist"};

using Extensions = std::array<cmark_syntax_extension*, extension_names.size()>;

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Parser = std::unique_ptr<cmark_parser, ParserDeleter>;

struct Job {
  std::string source;
  std::string output;
};

Parser new_parser(const Extensions& extensions) {
  Parser parser(cmark_parser_new(markdown_options));
  for (auto* extension : extensions) cmark_parser_attach_syntax_extension(parser.get(), extension);
  return parser;
}

// Once, before any thread starts.
Extensions register_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
  Extensions extensions{};
  for (std::size_t i = 0; i < extension_names.size(); ++i) {
    extensions[i] = cmark_find_syntax_extension(extension_names[i]);
    if (extensions[i] == nullptr) {
      std::fprintf(stderr, "floor: cmark-gfm has no extension '%s'\n", extension_names[i]);
      std::exit(3);
    }
  }
  return extensions;
}

bool read_file(const std::string& path, std::string& text) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  struct stat info {};
  bool fine = ::fstat(file, &info) == 0;
  if (fine) text.resize(static_cast<std::size_t>(info.st_size));
  for (std::size_t done = 0; fine && done < text.size();) {
    const ssize_t count = ::read(file, text.data() + done, text.size() - done);
    fine = count > 0;
    if (fine) done += static_cast<std::size_t>(count);
  }
  ::close(file);
  return fine;
}

bool write_file(const std::string& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return false;
  bool fine = true;
  while (fine && !text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    fine = count > 0;
    if (fine) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::close(file) == 0 && fine;
}

std::string_view without_front_matter(std::string_view text) {
  if (!text.starts_with("---\n")) return text;
  const auto end = text.find("\n---\n", 3);
  return end == std::string_view::npos ? text : text.substr(end + 5);
}

// Lists the pages and creates the folders that their HTML goes to.
std::vector<Job> prepare(const fs::path& source, const fs::path& output) {
  std::vector<Job> jobs;
  fs::create_directories(output);
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    const fs::path target = output / entry.path().lexically_relative(source);
    if (entry.is_directory()) {
      fs::create_directory(target);
    } else if (entry.path().extension() == ".md") {
      jobs.push_back({entry.path().string(), fs::path(target).replace_extension(".html").string()});
    }
  }
  return jobs;
}

struct Progress {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> bytes_read = 0;
  std::atomic<std::size_t> bytes_written = 0;
  std::atomic<bool> failed = false;
};

void work(const std::vector<Job>& jobs, const Extensions& extensions, Progress& progress) {
  const Parser parser = new_parser(extensions);
  std::string text;
  std::size_t bytes_read = 0;
  std::size_t bytes_written = 0;
  for (std::size_t i = progress.next++; i < jobs.size(); i = progress.next++) {
    const Job& job = jobs[i];
    if (!read_file(job.source, text)) {
      std::fprintf(stderr, "floor: cannot read %s\n", job.source.c_str());
      progress.failed = true;
      continue;
    }
    const std::string_view body = without_front_matter(text);
    cmark_parser_feed(parser.get(), body.data(), body.size());
    cmark_node* document = cmark_parser_finish(parser.get());  // leaves the parser ready for the next page
    char* html =
        cmark_render_html(document, markdown_options, cmark_parser_get_syntax_extensions(parser.get()));
    const std::string_view result(html);
    if (!write_file(job.output, result)) {
      std::fprintf(stderr, "floor: cannot write %s\n", job.output.c_str());
      progress.failed = true;
    }
    bytes_read += text.size();
    bytes_written += result.size();
    std::free(html);
    cmark_node_free(document);
  }
  progress.bytes_read += bytes_read;
  progress.bytes_written += bytes_written;
}

}  // namespace

int main(int argc, char** argv) {
  unsigned threads = 0;
  if (argc == 4) {
    const std::string_view text(argv[3]);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threads);
    if (error != std::errc() || end != text.data() + text.size() || threads > 1024) threads = 0;
  }
  if (threads == 0) {
    std::fputs("usage: floor SOURCE OUTPUT THREADS\n", stderr);
    return 2;
  }
  try {
    const Extensions extensions = register_extensions();
    const std::vector<Job> jobs = prepare(argv[1], argv[2]);
    Progress progress;
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 1; i < threads; ++i) workers.emplace_back([&] { work(jobs, extensions, progress); });
      work(jobs, extensions, progress);
    }
    std::fprintf(stderr, "%zu pages, %zu bytes read, %zu bytes written\n", jobs.size(),
                 progress.bytes_read.load(), progress.bytes_written.load());
    return progress.failed ? 3 : 0;
  } catch (const fs::filesystem_error& error) {
    std::fprintf(stderr, "floor: %s\n", error.what());
    return 3;
  }
}
