printf 'Mijn eigen regels\n' > site/content/nl/robots.txt
