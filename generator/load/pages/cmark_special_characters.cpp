// Replaces one function of libcmark-gfm, because the original cannot be used by two threads.
//
// cmark-gfm 0.29.0.gfm.6 keeps one table for the whole process with the characters at which extensions look
// ('~' for strikethrough, ':' and 'w' for links). Every parser adds its characters before it reads inlines
// and takes them away after, so a page that ends switches the extensions off for the page on the other
// thread: some hundred of ten thousand pages came out different in each run. All our parsers have the same
// extensions, so the table need only be filled once and never emptied.
//
// The library calls this function through the dynamic linker, which finds ours first; the original is called
// once.
#include <cmark-gfm/parser.h>
#include <dlfcn.h>

#include <cassert>
#include <mutex>

#include "load/pages/directive_blocks.hpp"

extern "C" void cmark_manage_extensions_special_characters(cmark_parser* parser, int add) {
  using Function = void (*)(cmark_parser*, int);
  static std::once_flag once;
  if (add == 0) return;
  std::call_once(once, [&] {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): dlsym knows no types
    const auto original =
        reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters"));
    assert(original != nullptr);
    original(parser, 1);
  });
}

namespace leidraad::load {

void keep_special_characters() {
  // Being named here makes the linker take this file out of the library.
}

}  // namespace leidraad::load
