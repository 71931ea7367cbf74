// The Dutch of Belgium and of the Netherlands, as hunspell knows it.
import { spawnSync } from "node:child_process";

function hunspell(flag, input) {
  const { status, stdout, stderr, error } = spawnSync("hunspell", [flag, "-i", "utf-8", "-d", "nl_NL,nl_BE"], { input, encoding: "utf8" });
  if (error || status !== 0) throw new Error(`hunspell does not run: ${error?.message ?? stderr}`);
  return stdout.split("\n").filter(Boolean);
}

// The words that neither country writes so.
export function unknownOf(words) {
  const said = new Set(hunspell("-l", `${words.join("\n")}\n`));
  return words.filter((word) => said.has(word));
}

// What may have been meant. Slow: hunspell tries many compounds for each.
export function meantBy(word) {
  const [, said] = hunspell("-a", `^${word}\n`);
  return /^& \S+ [^:]*: (.*)$/.exec(said ?? "")?.[1].split(", ") ?? [];
}
