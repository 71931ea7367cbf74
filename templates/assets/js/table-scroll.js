// A wide table can be scrolled with the keyboard, so it takes focus. One that fits is no stop on the way.
export function startTableScroll() {
  const regions = document.querySelectorAll(".table-scroll");
  if (!regions.length || !("ResizeObserver" in window)) return;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const region of regions) observer.observe(region);
}
