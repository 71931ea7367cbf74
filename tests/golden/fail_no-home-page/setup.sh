rm site/content/nl/index.md
