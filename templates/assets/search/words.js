// From text to words as the index holds them. The generator does exactly the same (generator/search/words.hpp; its libstemmer
// holds the same algorithm): lower case, no diacritics, no invisible characters, no 's at the end of a word ("foto's"), letters
// and digits only, then the Dutch Snowball stem.
import { newStemmer } from "snowball-stemmers";

const stemmer = newStemmer("dutch");
const apostrophes = /[`\u00b4\u02bc\u2018\u2019\u201b\u2032\uff07]/g;
const endings = /(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu;

export const normalise = (text) =>
  text.replace(apostrophes, "'").normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase().replaceAll("ς", "σ");

export const splitWords = (text) => normalise(text).replace(endings, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

export const stem = (word) => stemmer.stem(word);
