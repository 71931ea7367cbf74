#include "guide/surveys/address.hpp"

namespace leidraad::guide {

std::string survey_address(const Survey& survey) {
  return "vragenlijsten/" + survey.id + ".html";
}

std::string survey_address(const Survey& survey, const std::string& name) {
  return "vragenlijsten/" + survey.id + "/" + name + ".html";
}

std::string survey_short_page(const Survey& survey) {
  return survey_address(survey, "index");
}

std::string survey_short_address(const Site& site, const Survey& survey) {
  const std::size_t host = site.base_url.find("://");
  return host == std::string::npos ? "" : site.base_url.substr(host + 3) + "vragenlijsten/" + survey.id;
}

std::string survey_data_address(const Survey& survey, const std::string& ending) {
  return "_data/surveys/" + survey.id + "." + ending;
}

std::string collector_root(const Site& site, const std::string& root) {
  return site.collector.empty() ? root : site.collector;
}

std::string responses_path(const Survey& survey) {
  return "api/surveys/" + survey.id + "/responses";
}

std::string origin_of(const std::string& address) {
  const std::size_t host = address.find("://");
  if (host == std::string::npos) return {};
  return address.substr(0, address.find('/', host + 3));
}

}  // namespace leidraad::guide
