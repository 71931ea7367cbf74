// A page that the build prepared for the collector, filled: `values` has a text (escaped) for each name, `true` or an
// array of values for each section that is shown, and { html } for what is markup. What a section lacks is looked for
// around it, as ctemplate does.
const escaped = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

const isPrepared = /^\{\{%AUTOESCAPE context="HTML"\}\}\{\{=\x02 \x03=\}\}\x02! page of Leidraad, form 1 \x03([^]*)\x02! end \x03\n$/;

function treeOf(text) {
  const root = [];
  const open = [root];
  for (const [at, piece] of text.split(/\x02([^\x03]*)\x03/).entries()) {
    if (at % 2 === 0) open.at(-1).push(piece);
    else if (piece.startsWith("#")) {
      const section = { name: piece.slice(1), parts: [] };
      open.at(-1).push(section);
      open.push(section.parts);
    } else if (piece.startsWith("/")) open.pop();
    else open.at(-1).push({ name: piece.split(":")[0] });
  }
  return root;
}

function written(parts, around) {
  const find = (name) => around.find((values) => name in values)?.[name];
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      const value = find(part.name);
      if (part.parts) return [value].flat().map((values) => (values ? written(part.parts, [values === true ? {} : values, ...around]) : "")).join("");
      return value?.html ?? escaped(String(value ?? ""));
    })
    .join("");
}

export function filledPage(page, values) {
  const html = isPrepared.exec(page)?.[1];
  if (html === undefined) throw new Error("not a page for the collector");
  return written(treeOf(html), [values]);
}

// All that may ever stand in it: every section once, and `valueOf` a name in the place of its marker.
export const wholePage = (page, valueOf = () => "") =>
  page.replace(isPrepared, "$1").replace(/\x02([^\x03]*)\x03/g, (marker, name) => (/^[#/]/.test(name) ? "" : valueOf(name.split(":")[0])));

// The sections of a form, by what their names stand for: [["FIELD_druk_2Erust", "druk.rust"], …].
export const sectionsOf = (page, kind) =>
  [...new Set([...page.matchAll(new RegExp(`\x02#(${kind}_\\w*)\x03`, "g"))].map(([, section]) => section))].map((section) => [
    section,
    section.slice(kind.length + 1).replace(/_([0-9A-F]{2})/g, (code, digits) => String.fromCharCode(parseInt(digits, 16))),
  ]);
