printf '<p>oud' > site/content/nl/bel.html
