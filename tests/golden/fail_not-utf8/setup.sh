printf -- '---\ntitle: Caf\351\ndescription: Koffie.\n---\n' > site/content/nl/contact.md
