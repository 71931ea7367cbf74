// Numbers as readers see them.
const language = () => document.documentElement.lang || undefined;

// Without thousands separators: a number is shown in the form in which it may be typed.
export const numberText = (value, decimals) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: decimals, useGrouping: false }).format(value);
