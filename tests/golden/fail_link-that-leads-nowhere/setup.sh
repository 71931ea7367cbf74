ln -s nergens.md site/content/nl/weg.md
