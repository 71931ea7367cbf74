rm -r site/content/nl
