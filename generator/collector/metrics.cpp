#include "collector/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "collector/route_table.hpp"

namespace leidraad::collector {

void Metrics::count_request(std::size_t route, unsigned status) {
  ++requests_[std::min(route, most_routes - 1)][std::min<std::size_t>(status / 100, status_classes - 1)];
}

std::string Metrics::text(const CollectorState& state) const {
  std::string text =
      "# HELP leidraad_submissions_total Submissions by how they ended.\n"
      "# TYPE leidraad_submissions_total counter\n";
  for (std::size_t outcome = 0; outcome < submissions_.size(); ++outcome) {
    text += fmt::format("leidraad_submissions_total{{outcome=\"{}\"}} {}\n",
                        submission_outcome_names[outcome], submissions_[outcome].load());
  }
  text +=
      "# HELP leidraad_requests_total Requests by route and class of status.\n"
      "# TYPE leidraad_requests_total counter\n";
  const auto table = routes();
  for (std::size_t route = 0; route <= table.size() && route < most_routes; ++route) {
    for (std::size_t status = 1; status < status_classes; ++status) {
      const std::uint64_t count = requests_[route][status].load();
      if (count == 0) continue;
      const bool is_route = route < table.size();
      text += fmt::format("leidraad_requests_total{{method=\"{}\",route=\"{}\",status=\"{}xx\"}} {}\n",
                          is_route ? table[route].method : "", is_route ? table[route].pattern : "", status,
                          count);
    }
  }
  text += fmt::format(
      "# HELP leidraad_responses_expired_total Responses deleted at the end of what was promised.\n"
      "# TYPE leidraad_responses_expired_total counter\n"
      "leidraad_responses_expired_total {}\n"
      "# HELP leidraad_storage_failures_total Times that the database refused.\n"
      "# TYPE leidraad_storage_failures_total counter\n"
      "leidraad_storage_failures_total {}\n"
      "# HELP leidraad_surveys Surveys that are collected.\n"
      "# TYPE leidraad_surveys gauge\n"
      "leidraad_surveys {}\n"
      "# HELP leidraad_surveys_refused Surveys that changed their meaning under the same version.\n"
      "# TYPE leidraad_surveys_refused gauge\n"
      "leidraad_surveys_refused {}\n"
      "# HELP leidraad_clock_believed 0 where the clock jumped: nothing is deleted until a person confirms.\n"
      "# TYPE leidraad_clock_believed gauge\n"
      "leidraad_clock_believed {}\n",
      expired_.load(), storage_failures_.load(), state.surveys, state.refused_surveys,
      state.is_clock_believed ? 1 : 0);
  return text;
}

}  // namespace leidraad::collector
