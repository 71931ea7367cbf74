// Interface texts stand in data-attributes, with places to fill in: "Je ziet {count} van de {total}."
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}
