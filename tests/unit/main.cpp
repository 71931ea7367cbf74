#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

// What ctemplate keeps of a text for all templates that is replaced by another; it gives back none of them.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {
  return "leak:ctemplate::TemplateDictionary::SetGlobalValue\n";
}
