printf -- '---\ntitle: Contact\ndescription: "Wie \007."\n---\n' > site/content/nl/contact.md
