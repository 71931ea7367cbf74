#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "commands/commands.hpp"
#include "defaults/defaults.hpp"
#include "load/json_schemas.hpp"
#include "load/yaml/yaml.hpp"

namespace leidraad::commands {

namespace {

std::vector<std::string> interface_keys() {
  std::vector<std::string> keys;
  diagnostics::Diagnostics ignored;  // the texts that come with the program are tested
  const auto texts = load::parse_yaml("i18n/nl.yaml", defaults::files().at("i18n/nl.yaml"), ignored);
  if (texts) {
    for (const auto& member : texts->members) keys.push_back(member.key);
  }
  return keys;
}

int run(const std::string& output) {
  std::error_code error;
  std::filesystem::create_directories(output, error);
  for (const auto& [name, text] : load::json_schemas(interface_keys())) {
    std::ofstream file(std::filesystem::path(output) / name, std::ios::binary);
    file << text;
    file.close();
    if (!file) {
      fmt::print(stderr, "{}/{} kan niet worden geschreven\n", output, name);
      return Status::environment_failed;
    }
  }
  return Status::fine;
}

}  // namespace

void add_schema(CLI::App& app, int& status) {
  auto output = std::make_shared<std::string>("data/schema");
  CLI::App* command =
      app.add_subcommand("schema", "Schrijft de JSON-schema's waarmee een editor helpt bij het schrijven");
  command->add_option("--output", *output, "Map voor de schema's")->capture_default_str();
  command->callback([output, &status] { status = run(*output); });
}

}  // namespace leidraad::commands
