// The program: reads the command line and hands over to a subcommand.
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "commands/commands.hpp"

namespace {

using leidraad::commands::Status;

// What CLI11 found wrong, in the words of the program's users.
std::string in_dutch(const CLI::ParseError& error) {
  // CLI11 gives the name of the subcommand as the name of this one.
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return "dit woord of deze optie bestaat hier niet";
  const std::string kind = error.get_name();
  if (kind == "RequiredError") return "er ontbreekt een subcommando of een verplichte optie";
  if (kind == "ArgumentMismatch") return "een optie mist haar waarde";
  if (kind == "ValidationError" || kind == "ConversionError") return "deze waarde kan niet";
  return "dit is niet te begrijpen";
}

int run(int argc, char** argv) {
  CLI::App app("Leidraad maakt van Markdown en YAML een website met een implementatieplan.", "leidraad");
  app.set_version_flag("--version", LEIDRAAD_VERSION);
  app.require_subcommand(1);
  int status = Status::fine;
  leidraad::commands::add_build(app, status);
  leidraad::commands::add_check(app, status);
  leidraad::commands::add_serve(app, status);
  leidraad::commands::add_collect(app, status);
  leidraad::commands::add_schema(app, status);
  leidraad::commands::add_results(app, status);
  leidraad::commands::add_token(app, status);
  leidraad::commands::add_group(app, status);
  leidraad::commands::add_round(app, status);
  leidraad::commands::add_link(app, status);
  leidraad::commands::add_clock(app, status);
  leidraad::commands::add_lock(app, status);
  leidraad::commands::add_backup(app, status);
  leidraad::commands::add_restore(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    fmt::print(stderr, "leidraad: {}: {}\nleidraad --help zegt wat er kan.\n", in_dutch(error), error.what());
    return Status::wrong_usage;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  // A full file limit or a closed pipe is told by the call that meets it, not by a signal that ends the
  // program.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const int status = run(argc, argv);
    std::fflush(nullptr);
    std::_Exit(status);
  } catch (const std::exception& error) {  // out of memory, no more threads
    fmt::print(stderr, "leidraad: de computer kan niet verder: {}\n", error.what());
    return Status::environment_failed;
  }
}
