// The files of surveys: a page with the form, a paper form, a poster, a page for who links to it, what the
// page's script reads, and what the collector reads. They have no Markdown file.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "guide/surveys/form.hpp"
#include "render/assets.hpp"
#include "render/pages/page.hpp"
#include "render/surveys/step.hpp"

namespace leidraad::render {

struct SurveyFile {
  std::string address;
  std::string content;
};

// Made once, then only read, from any thread. Keeps references to all that it is made of.
class SurveyPages {
public:
  SurveyPages(const SiteContext& site, const AssetAddresses& assets);
  SurveyPages(const SurveyPages&) = delete;  // it points into itself
  SurveyPages& operator=(const SurveyPages&) = delete;

  // Everything that is written for surveys but the pages of outline.survey_page.
  [[nodiscard]] std::vector<std::string> other_addresses() const;

  // The page with the form of the survey at this place in the guide.
  [[nodiscard]] Html body(std::size_t place, PageContext& context) const;
  [[nodiscard]] PageFrame frame(std::size_t place) const;
  // The other files of that survey.
  [[nodiscard]] std::vector<SurveyFile> files(std::size_t place, const PageRenderer& renderer) const;
  // What all surveys share; nothing where there are none.
  [[nodiscard]] std::vector<SurveyFile> common_files(const PageRenderer& renderer) const;

private:
  enum class Kind : std::uint8_t { paper, poster, embed };

  [[nodiscard]] std::string beside(std::size_t place, Kind kind, const PageRenderer& renderer) const;
  [[nodiscard]] std::string served_form(std::size_t place, const PageRenderer& renderer) const;
  [[nodiscard]] std::string served_thanks(std::size_t place, const PageRenderer& renderer) const;
  [[nodiscard]] std::string served_poster(std::size_t place, const PageRenderer& renderer) const;
  // A page that all surveys share, from collector/`name`; `shows` as in PageFrame.
  [[nodiscard]] std::string served_common(const char* name, const std::string& title,
                                          std::vector<std::string_view> shows,
                                          const PageRenderer& renderer) const;
  // The frame of a page that the collector serves, below its "api/surveys/<id>/".
  [[nodiscard]] PageFrame served_frame() const;
  [[nodiscard]] std::string served_root() const;

  const SiteContext& site_;
  const AssetAddresses& assets_;
  std::deque<guide::SurveyForm> forms_;  // in the order of the guide's surveys
};

// The bodies, each in a file of its own.
[[nodiscard]] Html render_survey_page(const guide::SurveyForm& form, const AssetAddresses& assets,
                                      FormUse use, PageContext& context);
[[nodiscard]] Html render_survey_thanks(const guide::Survey& survey, FormUse use, PageContext& context);
[[nodiscard]] Html render_survey_paper(const guide::SurveyForm& form, const PageContext& context);
[[nodiscard]] Html render_survey_poster(const guide::Survey& survey, FormUse use, const PageContext& context);
[[nodiscard]] Html render_survey_embed(const guide::Survey& survey, const PageContext& context);

// "Resultaten tonen we alleen van 5 mensen of meer."
[[nodiscard]] std::string small_groups_in_words(const guide::Survey& survey, const Wording& wording);

}  // namespace leidraad::render
