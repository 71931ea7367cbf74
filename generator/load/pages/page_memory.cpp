#include "load/pages/page_memory.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

namespace leidraad::load {

namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t first_block = std::size_t{256} * 1024;

// Each piece is preceded by its size, which realloc needs.
struct Header {
  alignas(alignment) std::size_t size;
};

struct Block {
  std::unique_ptr<std::byte[]> bytes;  // NOLINT(modernize-avoid-c-arrays): uninitialised memory
  std::size_t size = 0;
};

// The blocks of one thread. The first is kept for the next page.
class Blocks {
public:
  void* take(std::size_t size) {
    const std::size_t whole = sizeof(Header) + padded(size);
    if (blocks_.empty() || used_ + whole > blocks_.back().size) add_block(whole);
    std::byte* start = blocks_.back().bytes.get() + used_;
    used_ += whole;
    new (start) Header{size};
    return start + sizeof(Header);
  }

  void* grow(void* piece, std::size_t size) {
    Header& header = *(static_cast<Header*>(piece) - 1);
    const std::size_t old_size = header.size;
    if (size <= old_size) return piece;
    // The last piece grows where it stands: what grows most is the HTML, and then nothing else is asked for.
    const std::byte* const end = static_cast<std::byte*>(piece) + padded(old_size);
    const std::size_t more = padded(size) - padded(old_size);
    if (end == blocks_.back().bytes.get() + used_ && more <= blocks_.back().size - used_) {
      used_ += more;
      header.size = size;
      return piece;
    }
    void* larger = take(size);
    std::memcpy(larger, piece, old_size);
    return larger;
  }

  void clear() {
    if (blocks_.size() > 1) blocks_.erase(blocks_.begin() + 1, blocks_.end());
    used_ = 0;
  }

  bool is_open = false;

private:
  static std::size_t padded(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

  void add_block(std::size_t least) {
    const std::size_t wanted = blocks_.empty() ? first_block : blocks_.back().size * 2;
    const std::size_t size = std::max(wanted, least);
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    used_ = 0;
  }

  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // of the last block
};

thread_local Blocks blocks;

void* allocate_zeroed(std::size_t count, std::size_t size) {
  assert(blocks.is_open);
  void* piece = blocks.take(count * size);
  return std::memset(piece, 0, count * size);
}

void* reallocate(void* piece, std::size_t size) {
  assert(blocks.is_open);
  return piece == nullptr ? blocks.take(size) : blocks.grow(piece, size);
}

void forget(void* /*piece*/) {}

}  // namespace

PageMemory::PageMemory() {
  assert(!blocks.is_open);
  blocks.is_open = true;
}

PageMemory::~PageMemory() {
  blocks.clear();
  blocks.is_open = false;
}

cmark_mem* PageMemory::allocator() {
  static cmark_mem memory = {&allocate_zeroed, &reallocate, &forget};
  return &memory;
}

}  // namespace leidraad::load
