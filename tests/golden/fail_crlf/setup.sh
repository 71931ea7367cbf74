printf -- '---\r\ntitle: Contact\r\ndescription: Wie.\r\n---\r\n' > site/content/nl/contact.md
