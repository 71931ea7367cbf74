// The files behind search in the browser. They are classic scripts, so that they also load from disk.
//
// `_data/search.js`, loaded at the first use of search, is the index (search/index.hpp):
//
//   window.leidraadSearch={build:"…", v:3, coarse:false, kinds:[[id,label],…], phases:[[id,label],…], leftOut:"de het …",
//     synonyms:[[phrase,…],…],       // "peer support", in stems; or ["uit dienst","dienst"]: as it is typed, and what of it tells
//     pages:[[address,title,kind,phase,last,[name,…],[[place,heading],…]],…],   // without the title among the names, nor the
//                                                                                // first section; place as in search/pages.hpp
//     pieces:[first page,…], terms:"0a 1b …", names:"…", headings:"…", texts:"…", lengths:"…"}
//
// A term is written as the number (base 36) of letters that it shares with the one before, and the rest. `names`, `headings`
// and `texts` hold for each term, separated by ";", the ascending numbers of pages, of sections, and of those sections that may
// hold a text (`coarse`: the first of each page, and all of trees); `lengths` the number of terms in each such text. All are numbers as `append_number` writes them; of ascending ones the distance to the one before.
//
// The texts of excerpts come in pieces for the hits that are shown: `_data/search/<n>.js`, asked for with `build` behind it so
// that no browser shows a text of before, holds those of some pages,
//
//   (window.leidraadSearchTexts||={})[n]=["text of a section",…];
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/pages/outline.hpp"
#include "search/guide_search.hpp"

namespace leidraad::render {

inline constexpr const char* search_index_address = "_data/search.js";
[[nodiscard]] std::string search_index(const search::GuideSearch& searched, const Outline& outline);

// The pages whose texts make a piece: from the first up to the second.
using SearchPiece = std::pair<std::size_t, std::size_t>;
[[nodiscard]] std::vector<SearchPiece> search_pieces(const search::Index& index);
[[nodiscard]] std::string search_piece_address(std::size_t number);
[[nodiscard]] std::string search_piece(const search::SearchedPages& pages, const SearchPiece& piece,
                                       std::size_t number);

// A number in signs that need no escape in a script: low digits last, each but the last from the second half of the signs.
void append_number(std::uint32_t number, std::string& text);

}  // namespace leidraad::render
