chmod 000 site/content/nl/contact.md
