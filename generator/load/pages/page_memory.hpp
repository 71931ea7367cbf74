// Memory for the syntax tree of one page: handed out from a block, given back all at once.
//
// A page's tree has some hundred nodes that live and die together; asking the general allocator for each of
// them was a quarter of the time of a build. (cmark-gfm's own arena is one for the whole process and cannot
// be used from threads.)
#pragma once

#include <cmark-gfm.h>

namespace leidraad::load {

// While one lives, cmark-gfm's allocations through page_memory() on this thread come from its blocks; when it
// goes, they are gone. One at a time on a thread, and not across threads.
class PageMemory {
public:
  PageMemory();
  ~PageMemory();
  PageMemory(const PageMemory&) = delete;
  PageMemory& operator=(const PageMemory&) = delete;

  // The allocator to give to cmark-gfm.
  static cmark_mem* allocator();
};

}  // namespace leidraad::load
