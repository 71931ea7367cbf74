: > site/content/nl/contact.md
