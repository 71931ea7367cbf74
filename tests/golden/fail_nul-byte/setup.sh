printf -- '---\ntitle: Contact\ndescription: Wie.\n---\nBel \0 ons.\n' > site/content/nl/contact.md
