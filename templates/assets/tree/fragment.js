// The answers in the address: "#land=be&warm-temperatuur=30.5". Whatever stands there may come from anywhere; what is
// not of this form is left out.

const mostCharacters = 10_000; // the answers to some 200 questions
const message = "~";

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Gives { answers (a Map, as walk() takes it), message }. Of a name that occurs twice the first counts.
export function readFragment(hash) {
  const answers = new Map();
  let told = "";
  for (const part of hash.replace(/^#/, "").slice(0, mostCharacters).split("&")) {
    const [name, value] = part.split("=", 2).map(decoded);
    if (!name || !value) continue;
    if (name === message) told = value;
    else if (!answers.has(name)) answers.set(name, /^-?\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : value);
  }
  return { answers, message: told };
}

// `answers`: [question, answer] in walking order.
export function writeFragment(answers, told) {
  const parts = told ? [...answers, [message, told]] : [...answers];
  return parts.length ? `#${parts.map((part) => part.join("=")).join("&")}` : "";
}
