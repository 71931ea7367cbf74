truncate -s 50M site/content/nl/contact.md
truncate -s 50M site/content/nl/film.png
truncate -s 50M site/data/site.yaml
