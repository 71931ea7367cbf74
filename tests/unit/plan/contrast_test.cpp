#include "check/check.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_CASE("contrast is what WCAG 2.2 defines") {
  const auto ratio = [](const char* a, const char* b) {
    return doctest::Approx(check::contrast_ratio(a, b)).epsilon(0.001);
  };
  CHECK(ratio("#000000", "#ffffff") == 21.0);
  CHECK(ratio("#ffffff", "#000000") == 21.0);
  CHECK(ratio("#336699", "#336699") == 1.0);
  CHECK(ratio("#767676", "#ffffff") == 4.542);  // the lightest grey that passes on white
  CHECK(ratio("#777777", "#ffffff") == 4.478);  // the darkest that fails
  CHECK(ratio("#949494", "#FFFFFF") == 3.033);
  CHECK(ratio("#ff0000", "#ffffff") == 3.998);
}

TEST_CASE("colours that are not given are not compared") {
  guide::Guide guide;
  guide.site.theme.light.colours["text"] = {"#ffffff", {}};
  diagnostics::Diagnostics diagnostics;
  check::check_contrast(guide, diagnostics);
  CHECK(diagnostics.empty());
  guide.site.theme.light.colours["background"] = {"#fffffe", {}};
  check::check_contrast(guide, diagnostics);
  CHECK(diagnostics.all().size() == 1);
}
