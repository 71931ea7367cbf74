// The shape of the guide that the benchmark builds, and the bodies of its pages.
#pragma once

#include "corpus_text.hpp"

struct Page {
  std::string file;  // below content/<lang>/, with `.md`
  std::string title;
  std::string description;
  std::vector<std::size_t> children;  // of an index page: its pages, then the index pages of its folders
  std::size_t previous = 0;           // a neighbour in the same folder, or the page itself
  std::size_t next = 0;
  bool is_index = false;
};

class Guide {
public:
  Guide(std::size_t page_count, std::uint64_t seed) : seed_(seed) {
    pages_.reserve(page_count);
    add("index.md", "Gids voor goed werk");
    pages_[0].is_index = true;
    const std::size_t about = add("over-deze-gids.md", "Over deze gids");
    pages_[0].children.push_back(about);
    const std::size_t left = page_count - pages_.size();
    for (std::size_t i = 0; i < part_titles.size(); ++i) {
      const std::string folder = std::to_string(i + 1) + "-" + slug(part_titles[i]) + "/";
      const std::size_t part =
          add_folder(folder, std::string(part_titles[i]), share(left, part_titles.size(), i));
      pages_[0].children.push_back(part);
    }
  }

  const std::vector<Page>& pages() const { return pages_; }
  std::span<const std::size_t> parts() const { return std::span(pages_[0].children).subspan(1); }
  Chance chance_for(std::size_t page) const { return Chance(seed_ * 1'000'003 + page); }

private:
  static std::size_t share(std::size_t total, std::size_t count, std::size_t index) {
    return total / count + (index < total % count ? 1 : 0);
  }

  static std::string slug(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
      if (letter == ' ') letter = '-';
    }
    return result;
  }

  static std::string two_digits(std::size_t number) {
    return join({number < 10 ? "0" : "", std::to_string(number)});
  }

  std::size_t add(std::string file, std::string title) {
    const std::size_t index = pages_.size();
    Chance chance = chance_for(index);
    Page page;
    page.file = std::move(file);
    page.title = std::move(title);
    page.description = plain_sentence(chance) + " Lees hier wat bladzijde " + std::to_string(index + 1) +
                       " van de gids daarover zegt.";
    page.previous = page.next = index;
    pages_.push_back(std::move(page));
    return index;
  }

  // `count` pages, the index page among them. Returns the index page.
  std::size_t add_folder(const std::string& folder, std::string title, std::size_t count) {
    const std::size_t index = add(folder + "index.md", std::move(title));
    pages_[index].is_index = true;
    const std::size_t own = std::min(count - 1, pages_per_folder);
    for (std::size_t i = 0; i < own; ++i) {
      const auto [name, page_title] = next_title();
      const std::size_t page = add(join({folder, two_digits(i + 1), "-", name, ".md"}), page_title);
      if (i > 0) {
        pages_[page].previous = page - 1;
        pages_[page - 1].next = page;
      }
      pages_[index].children.push_back(page);
    }
    const std::size_t rest = count - 1 - own;
    const std::size_t folders =
        std::min((rest + pages_per_folder) / (pages_per_folder + 1), folders_per_folder);
    for (std::size_t i = 0; i < folders; ++i) {
      const auto [name, folder_title] = next_title();
      const std::string path = join({folder, std::to_string(pages_per_folder + 1 + i), "-", name, "/"});
      const std::size_t child = add_folder(path, folder_title, share(rest, folders, i));
      pages_[index].children.push_back(child);
    }
    return index;
  }

  // The file name's word and the title of the page that is added next. The number makes the title unique.
  std::pair<std::string, std::string> next_title() const {
    Chance chance = chance_for(pages_.size());
    const std::string word = compound(chance).word;
    const std::string adjective(chance.pick(adjectives));
    return {word, capitalised(word) + ": " + adjective + " " + std::to_string(pages_.size() + 1)};
  }

  std::uint64_t seed_;
  std::vector<Page> pages_;
};

class BodyWriter {
public:
  BodyWriter(const Guide& guide, std::size_t page)
      : guide_(guide), page_(guide.pages()[page]), chance_(guide.chance_for(page)) {}

  std::string write() {
    line(sentences(chance_, 3));
    line("## In het kort");
    list(chance_.between(3, 4), "- ");
    if (page_.is_index) {
      line("## In dit deel");
      for (const std::size_t child : page_.children) text_ += "- " + link(child, "") + "\n";
      text_ += "\n";
    }
    for (const auto heading : chance_.pick_several(headings, page_.is_index ? 1 : chance_.between(2, 4))) {
      section(heading);
    }
    if (has_footnote_) line(join({"[^1]: ", sentence(chance_)}));
    text_.pop_back();
    return std::move(text_);
  }

private:
  void line(const std::string& text) { text_ += text + "\n\n"; }

  void list(std::size_t count, std::string_view marker) {
    for (std::size_t i = 0; i < count; ++i) text_ += std::string(marker) + sentence(chance_) + "\n";
    text_ += "\n";
  }

  void section(std::string_view heading) {
    line("## " + std::string(heading));
    paragraph();
    switch (chance_.below(8)) {
      case 0:
        list(chance_.between(3, 5), "- ");
        break;
      case 1:
        list(chance_.between(3, 5), "1. ");
        break;
      case 2:
        list(chance_.between(2, 4), "- [ ] ");
        break;
      case 3:
        table();
        break;
      case 4:
        line(join({"> ", sentences(chance_, 2)}));
        break;
      case 5:
        code();
        break;
      default:
        paragraph();
    }
    if (chance_.one_in(3)) {
      for (const auto subheading : chance_.pick_several(subheadings, 2)) {
        line("### " + std::string(subheading));
        line(sentences(chance_, chance_.between(2, 3)));
      }
    }
  }

  void paragraph() {
    std::string text = sentences(chance_, chance_.between(2, 3));
    switch (chance_.below(10)) {
      case 0:
      case 1:
        text += " Lees eerst " + link(page_.previous, "") + ".";
        break;
      case 2:
      case 3:
        text += " Ga daarna verder met " + link(page_.next, "#in-het-kort") + ".";
        break;
      case 4:
        text += " Het past bij " + link(chance_.pick(guide_.parts()), "") + ".";
        break;
      case 5:
        text += " Zie [het dossier](https://example.org/dossier/" + compound(chance_).word + ").";
        break;
      case 6:
        text += " Meer op https://example.org/" + compound(chance_).word + ".";
        break;
      case 7:
        text += " Zeg liever niet ~~" + compound(chance_).word + "~~.";
        break;
      case 8:
        if (!has_footnote_) text += " Dat is onderzocht.[^1]";
        has_footnote_ = true;
        break;
      default:
        break;
    }
    line(join({text, " ", sentences(chance_, chance_.between(1, 2))}));
  }

  void table() {
    text_ += "| Wat | Wie | Wanneer |\n| --- | --- | ---: |\n";
    const std::size_t rows = chance_.between(3, 6);
    for (std::size_t i = 0; i < rows; ++i) {
      text_ += join({"| ", capitalised(compound(chance_).word), " | ", chance_.pick(subjects), " | week ",
                     std::to_string(chance_.between(1, 52)), " |\n"});
    }
    text_ += "\n";
  }

  void code() {
    text_ += "```yaml\n";
    const std::size_t rows = chance_.between(3, 6);
    for (std::size_t i = 0; i < rows; ++i) {
      text_ += join({compound(chance_).word, ": ", std::to_string(chance_.below(100)), "\n"});
    }
    text_ += "```\n\n";
  }

  std::string link(std::size_t target, std::string_view fragment) const {
    const Page& page = guide_.pages()[target];
    const fs::path from = fs::path(page_.file).parent_path();
    return "[" + page.title + "](" + fs::path(page.file).lexically_relative(from).string() +
           std::string(fragment) + ")";
  }

  const Guide& guide_;
  const Page& page_;
  Chance chance_;
  std::string text_;
  bool has_footnote_ = false;
};
