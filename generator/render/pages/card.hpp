// The title of a card: a heading, so that who goes from heading to heading meets each card.
#pragma once

#include <string>

#include "guide/pages/markup.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

struct CardTitle {
  std::string title;
  std::string href;      // empty: no link
  std::string prefix{};  // said before the title, not shown: "Fase 1: "
  std::string tag{};     // shown after it: "TCW"
  Html icon{};
};

// One level below the heading that the directive stands under.
[[nodiscard]] Html card_title(const guide::Directive& directive, const PageContext& context,
                              const CardTitle& card);
// The same one level below that, for cards in a list that has a heading of its own.
[[nodiscard]] Html card_title_below(const guide::Directive& directive, const PageContext& context,
                                    const CardTitle& card);
// The drawing above a title; nothing where there is none.
[[nodiscard]] Html card_drawing(const guide::MediaReference& drawing, const PageContext& context);
// A list of links as cards: `content` is what stands in `:::cards`.
[[nodiscard]] Html with_card_titles(const guide::Directive& directive, const PageContext& context,
                                    const Html& content);

}  // namespace leidraad::render
