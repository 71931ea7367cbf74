// From text to the words of the index. The generator does exactly the same (its libstemmer holds the same algorithm):
// lower case, no diacritics, letters and digits only, then the Dutch Snowball stem.
import { newStemmer } from "snowball-stemmers";

const stemmer = newStemmer("dutch");

export const normalise = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

export const splitWords = (text) => normalise(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

export const stem = (word) => stemmer.stem(word);
