// leidraad clock: whether the clock can be believed, and a person's word that it is right.
#include "collector/clock.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <memory>

#include "commands/administration.hpp"
#include "guide/calendar.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

struct Options : DatabaseOptions {
  std::string today;
};

void say(const Options& options, const std::string& dutch, const std::string& english) {
  fmt::print("{}\n", language_of(options) == diagnostics::Language::dutch ? dutch : english);
}

Failure show(collector::Storage& storage, const Options& options) {
  Failure failure;
  const auto last = taken(storage.last_day_seen(), failure);
  if (!last) return failure;
  const std::string today = guide::today();
  if (collector::judge(today, *last) != collector::ClockState::believed)
    return collector::clock_jumped(today, *last);
  say(options,
      last->empty()
          ? fmt::format("De klok zegt {}. De database zag nog geen dag.", today)
          : fmt::format("De klok zegt {}. De laatste dag die de database zag, is {}.", today, *last),
      last->empty()
          ? fmt::format("The clock says {}. The database saw no day yet.", today)
          : fmt::format("The clock says {}. The last day that the database saw is {}.", today, *last));
  return {};
}

// A person says which day it is, so that nobody confirms a wrong clock by pasting a command. Their day may
// differ by one from that in UTC.
Failure confirm(collector::Storage& storage, const Options& options) {
  const std::string today = guide::today();
  const auto difference = guide::days_between(options.today, today);
  if (!difference) return Diagnostic{"clock-day"_code, {}, {options.today}, {}, {}};
  if (std::abs(*difference) > 1)
    return Diagnostic{"clock-other-day"_code, {}, {options.today, today}, {}, {}};
  if (today < collector::earliest_day) return collector::clock_jumped(today, "");
  Failure failure;
  const auto expired = taken(storage.expired_on(today), failure);
  if (!expired) return failure;
  if ((failure = storage.confirm_day(today))) return failure;
  say(options,
      fmt::format(
          "De klok klopt: het is {}. De verzamelaar wist weer wat zijn tijd heeft gehad. Dat zijn nu {} "
          "antwoorden.",
          today, *expired),
      fmt::format("The clock is right: it is {}. The collector deletes again what is past its time. Now that "
                  "are {} responses.",
                  today, *expired));
  return {};
}

}  // namespace

void add_clock(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("clock", "Kijkt of de klok klopt, en bevestigt haar na een sprong");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();

  CLI::App* showing = command->add_subcommand("show", "Toont de klok en de laatste dag die de database zag");
  add_database_options(*showing, *options);
  showing->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return show(storage, *options); });
  });

  CLI::App* confirming =
      command->add_subcommand("confirm", "Zegt dat de klok klopt: daarna wordt er weer gewist");
  add_database_options(*confirming, *options);
  confirming->add_option("--today", options->today, "De dag van vandaag, zoals 2027-01-31")->required();
  confirming->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return confirm(storage, *options); });
  });
}

}  // namespace leidraad::commands
