#include "collector/upkeep.hpp"

#include "diagnostics/format.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;

namespace {

// A jump is also met by each answer, and by each deletion; this only decides how soon it is told and
// forgotten.
constexpr std::chrono::minutes look_at_clock_every{1};
constexpr std::chrono::seconds look_at_wrong_clock_every{4};
constexpr std::chrono::hours delete_every{1};
// What the database refused is tried again sooner.
constexpr std::chrono::minutes try_again_after{1};
// Also what no file of this site tells: another collector's versions, or answers that are gone.
constexpr std::chrono::hours read_all_every{1};

template <class Moment>
bool is_due(const std::optional<Moment>& next, Moment now) {
  return !next || now >= *next;
}

}  // namespace

Failure Upkeep::look(Time::time_point now) {
  if (!next_reading_) next_reading_ = now + read_all_every;  // read_surveys was the first
  if (is_due(next_reading_, now)) {
    (void)service_.read_surveys();  // told to the log; what was read before stays
    next_reading_ = now + read_all_every;
  } else {
    service_.refresh();
  }
  if (is_due(next_look_, now) || service_.has_clock_jumped() != is_jump_told_) look_at_clock(now);
  // Also where nothing may be deleted: all is written again once a day, so that no file tells who came when.
  if (is_due(next_deletion_, now)) delete_expired(now);
  return hindrance_;
}

void Upkeep::look_at_clock(Time::time_point now) {
  const auto failure = service_.look_at_clock();
  const bool has_jumped = failure && failure->code == "clock-jumped"_code;
  next_look_ = now + (failure ? Time::duration(look_at_wrong_clock_every) : look_at_clock_every);
  if (failure && !has_jumped) return;  // the database refuses, which is told where it does
  if (has_jumped && !is_jump_told_) {
    log_({LogLevel::error,
          "clock-jumped",
          {{"reason", diagnostics::message_of(*failure, diagnostics::Language::english)}}});
  }
  if (!has_jumped && is_jump_told_) {
    log_({LogLevel::information, "clock-believed", {}});
    next_deletion_.reset();  // it waited
  }
  is_jump_told_ = has_jumped;
  hindrance_ = failure;
}

void Upkeep::delete_expired(Time::time_point now) {
  const auto deleted = service_.delete_expired();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&deleted)) {
    const bool has_jumped = failure->code == "clock-jumped"_code;
    next_deletion_ = now + (has_jumped ? Time::duration(delete_every) : try_again_after);
    hindrance_ = *failure;
    if (has_jumped) look_at_clock(now);
    return;
  }
  next_deletion_ = now + delete_every;
  hindrance_.reset();
  log_({LogLevel::information,
        "expired-responses-deleted",
        {{"responses", std::to_string(std::get<std::size_t>(deleted))}}});
}

}  // namespace leidraad::collector
