mkdir site/content/nl/dicht
chmod 000 site/content/nl/dicht
