// The catalogues: data/catalogue/. Their entries are read by load/plan/catalogue_entries.hpp.
#pragma once

#include "guide/plan/catalogue.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::FieldType>();
template <>
const std::vector<std::string>& words_of<guide::CatalogueView>();
template <>
const Record<guide::Catalogue>& record_of<guide::Catalogue>();
template <>
const Record<guide::CataloguePages>& record_of<guide::CataloguePages>();
template <>
const Record<guide::CatalogueImage>& record_of<guide::CatalogueImage>();
template <>
const Record<guide::CatalogueField>& record_of<guide::CatalogueField>();
template <>
const Record<guide::CatalogueChoice>& record_of<guide::CatalogueChoice>();
template <>
const Record<guide::Calculator>& record_of<guide::Calculator>();

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Catalogue>& catalogues);

}  // namespace leidraad::load
