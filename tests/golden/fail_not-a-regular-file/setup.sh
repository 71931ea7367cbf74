mkfifo site/content/nl/buis.md
