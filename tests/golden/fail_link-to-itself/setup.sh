ln -s lus.md site/content/nl/lus.md
